import { JsonObject } from '@backstage/types';
import { ArgoApplication } from './ArgoApplication';
import { ArgoCdReader } from './ArgoCdReader';
import {
  ArgoApplicationRef,
  ArgoCallOptions,
  ArgoRollbackRequest,
  ArgoSyncRequest,
} from './ArgoRequests';
import { checkApplicationName } from './checkApplicationName';
import { placementOf } from './placementOf';

/**
 * Speaks the API of one Argo CD instance (2.14 and later). Every method rejects with an `ArgoCdError`; reads are
 * repeated up to three times when Argo CD is not there, writes never.
 *
 * @public
 */
export class ArgoCdClient extends ArgoCdReader {
  /** Creates an Application; the same one again is answered with what is there. */
  create(
    application: ArgoApplication,
    options: ArgoCallOptions & {
      /** @defaultValue false */
      readonly upsert?: boolean;
      /** Whether Argo CD renders it first. @defaultValue true */
      readonly validate?: boolean;
    } = {},
  ): Promise<ArgoApplication> {
    const name = checkApplicationName(application.metadata.name);
    return this.http.json({
      method: 'POST',
      path: ['applications'],
      query: {
        upsert: options.upsert ?? false,
        validate: options.validate ?? true,
      },
      body: application,
      subject: `application ${name}`,
      signal: options.signal,
    });
  }

  /**
   * Replaces spec, labels and annotations; do it right after a Get, the last writer wins. Without validation it works
   * on an Application that cannot be rendered, which PATCH does not.
   */
  put(
    application: ArgoApplication,
    options: ArgoCallOptions & {
      /** @defaultValue false */
      readonly validate?: boolean;
    } = {},
  ): Promise<ArgoApplication> {
    const name = checkApplicationName(application.metadata.name);
    return this.http.json({
      method: 'PUT',
      path: ['applications', name],
      query: {
        validate: options.validate ?? false,
        project: application.spec.project,
        appNamespace: application.metadata.namespace,
      },
      body: application,
      subject: `application ${name}`,
      signal: options.signal,
    });
  }

  /** Applies a JSON merge patch to spec, labels or annotations. Argo CD validates the result. */
  patch(
    app: ArgoApplicationRef,
    patch: JsonObject,
    options: ArgoCallOptions = {},
  ): Promise<ArgoApplication> {
    return this.#write(
      app,
      'PATCH',
      [],
      { patch: JSON.stringify(patch), patchType: 'merge' },
      options,
    );
  }

  /** Asks for a sync. The answer has `operation` and no `status.operationState` yet. */
  sync(
    app: ArgoApplicationRef,
    request: ArgoSyncRequest = {},
    options: ArgoCallOptions = {},
  ): Promise<ArgoApplication> {
    const { syncOptions, ...rest } = request;
    return this.#write(
      app,
      'POST',
      ['sync'],
      { ...rest, ...(syncOptions && { syncOptions: { items: syncOptions } }) },
      options,
    );
  }

  /** Asks for a rollback to an entry of Argo CD's history. Hooks do not run; refused while auto-sync is on. */
  rollback(
    app: ArgoApplicationRef,
    request: ArgoRollbackRequest,
    options: ArgoCallOptions = {},
  ): Promise<ArgoApplication> {
    return this.#write(
      app,
      'POST',
      ['rollback'],
      {
        id: request.id,
        prune: request.prune ?? false,
        dryRun: request.dryRun ?? false,
      },
      options,
    );
  }

  /** Ends the operation that runs. What was applied stays. */
  async terminate(
    app: ArgoApplicationRef,
    options: ArgoCallOptions = {},
  ): Promise<void> {
    await this.http.json({
      method: 'DELETE',
      path: ['applications', checkApplicationName(app.name), 'operation'],
      query: placementOf(app),
      subject: `application ${app.name}`,
      signal: options.signal,
    });
  }

  /** Deletes the Application and, with `cascade`, what it deployed. */
  async delete(
    app: ArgoApplicationRef,
    options: ArgoCallOptions & {
      /** @defaultValue true */
      readonly cascade?: boolean;
    } = {},
  ): Promise<void> {
    await this.http.json({
      method: 'DELETE',
      path: ['applications', checkApplicationName(app.name)],
      query: { ...placementOf(app), cascade: options.cascade ?? true },
      subject: `application ${app.name}`,
      signal: options.signal,
    });
  }

  /** These calls read `appNamespace` and `project` from the body and ignore the query. */
  #write<T>(
    app: ArgoApplicationRef,
    method: 'POST' | 'PATCH',
    path: readonly string[],
    body: object,
    options: ArgoCallOptions,
  ): Promise<T> {
    return this.http.json({
      method,
      path: ['applications', checkApplicationName(app.name), ...path],
      body: { ...body, ...placementOf(app) },
      subject: `application ${app.name}`,
      signal: options.signal,
    });
  }
}
