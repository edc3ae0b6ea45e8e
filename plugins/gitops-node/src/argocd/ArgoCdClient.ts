import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Manifest } from '@slipway/sync-waves';
import { ArgoCdInstanceConfig } from '../config/GitopsConfig';
import { ArgoApplication } from './ArgoApplication';
import { ArgoCdError } from './ArgoCdError';
import { ArgoCdHttp } from './ArgoCdHttp';
import {
  ArgoApplicationEvent,
  ArgoApplicationList,
  ArgoApplicationRef,
  ArgoCallOptions,
  ArgoListOptions,
  ArgoManifestsOptions,
  ArgoRevisionOptions,
  ArgoRollbackRequest,
  ArgoStreamOptions,
  ArgoSyncRequest,
} from './ArgoRequests';
import {
  ArgoChartDetails,
  ArgoManagedResource,
  ArgoOciMetadata,
  ArgoResourceTree,
  ArgoRevisionMetadata,
  ArgoSyncWindows,
} from './ArgoResources';
import { readEventStream } from './readEventStream';

const DNS_1123 = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const REFRESH_TIMEOUT_MS = 60_000;

/**
 * Speaks the API of one Argo CD instance (2.14 and later). Every method rejects with an {@link ArgoCdError}; reads are
 * repeated up to three times when Argo CD is not there, writes never.
 *
 * @public
 */
export class ArgoCdClient {
  readonly instance: ArgoCdInstanceConfig;
  readonly #http: ArgoCdHttp;

  constructor(options: {
    readonly instance: ArgoCdInstanceConfig;
    /** First pause before a read is repeated, in milliseconds. @default 250 */
    readonly retryDelayMs?: number;
  }) {
    this.instance = options.instance;
    this.#http = new ArgoCdHttp(options);
  }

  /** All Applications our account may see. They carry no health of resources. */
  async list(options: ArgoListOptions = {}): Promise<ArgoApplicationList> {
    const answer = await this.#http.json<{
      metadata?: { resourceVersion?: string };
      items?: readonly ArgoApplication[] | null;
    }>({
      method: 'GET',
      path: ['applications'],
      query: {
        name: options.name,
        projects: options.projects,
        selector: options.selector,
        appNamespace: options.namespace,
        fields: options.fields?.length
          ? [...options.fields, 'metadata.resourceVersion'].join(',')
          : undefined,
      },
      subject: 'the list of applications',
      signal: options.signal,
    });
    return {
      resourceVersion: answer.metadata?.resourceVersion,
      items: answer.items ?? [],
    };
  }

  /**
   * One Application, always fresh. With `refresh` Argo CD compares it with its source first, which can take a minute;
   * `hard` renders it anew too.
   */
  get(
    app: ArgoApplicationRef,
    options: ArgoCallOptions & { readonly refresh?: 'normal' | 'hard' } = {},
  ): Promise<ArgoApplication> {
    return this.#read(app, [], {
      query: { refresh: options.refresh },
      signal: options.signal,
      timeoutMs: options.refresh ? REFRESH_TIMEOUT_MS : undefined,
    });
  }

  /** Creates an Application; the same one again is answered with what is there. */
  create(
    application: ArgoApplication,
    options: ArgoCallOptions & {
      /** @default false */
      readonly upsert?: boolean;
      /** Whether Argo CD renders it first. @default true */
      readonly validate?: boolean;
    } = {},
  ): Promise<ArgoApplication> {
    const name = checkName(application.metadata.name);
    return this.#http.json({
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
      /** @default false */
      readonly validate?: boolean;
    } = {},
  ): Promise<ArgoApplication> {
    const name = checkName(application.metadata.name);
    return this.#http.json({
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
    await this.#http.json({
      method: 'DELETE',
      path: ['applications', checkName(app.name), 'operation'],
      query: placement(app),
      subject: `application ${app.name}`,
      signal: options.signal,
    });
  }

  /** Deletes the Application and, with `cascade`, what it deployed. */
  async delete(
    app: ArgoApplicationRef,
    options: ArgoCallOptions & {
      /** @default true */
      readonly cascade?: boolean;
    } = {},
  ): Promise<void> {
    await this.#http.json({
      method: 'DELETE',
      path: ['applications', checkName(app.name)],
      query: { ...placement(app), cascade: options.cascade ?? true },
      subject: `application ${app.name}`,
      signal: options.signal,
    });
  }

  /**
   * The rendered objects with their hooks, Secrets masked. An old revision is rendered with today's parameters.
   */
  async manifests(
    app: ArgoApplicationRef,
    options: ArgoManifestsOptions = {},
  ): Promise<readonly Manifest[]> {
    const answer = await this.#read<{ manifests?: readonly string[] | null }>(
      app,
      ['manifests'],
      {
        query: {
          revision: options.revision,
          revisions: options.revisions,
          sourcePositions: options.sourcePositions?.map(String),
        },
        signal: options.signal,
      },
    );
    return (answer.manifests ?? []).map(text =>
      this.#parseState<Manifest>(text, app.name),
    );
  }

  /** The live objects and what they made. */
  resourceTree(
    app: ArgoApplicationRef,
    options: ArgoCallOptions = {},
  ): Promise<ArgoResourceTree> {
    return this.#read(app, ['resource-tree'], options);
  }

  /** Wanted and live state of every object but hooks. Heavy: name the fields, such as `items.kind`. */
  async managedResources(
    app: ArgoApplicationRef,
    options: ArgoCallOptions & { readonly fields?: readonly string[] } = {},
  ): Promise<readonly ArgoManagedResource[]> {
    const answer = await this.#read<{
      items?: readonly ArgoManagedResource[] | null;
    }>(app, ['managed-resources'], {
      query: { fields: options.fields?.join(',') },
      signal: options.signal,
    });
    return answer.items ?? [];
  }

  /** Author and message of a commit. Not for versions of charts. */
  revisionMetadata(
    app: ArgoApplicationRef,
    revision: string,
    options: ArgoRevisionOptions = {},
  ): Promise<ArgoRevisionMetadata> {
    return this.#revision(app, revision, 'metadata', options);
  }

  /** What a chart's version says of itself. Only for sources with `chart`. */
  chartDetails(
    app: ArgoApplicationRef,
    revision: string,
    options: ArgoRevisionOptions = {},
  ): Promise<ArgoChartDetails> {
    return this.#revision(app, revision, 'chartdetails', options);
  }

  /** The annotations of an OCI artifact. Only for `oci://` sources. */
  ociMetadata(
    app: ArgoApplicationRef,
    revision: string,
    options: ArgoRevisionOptions = {},
  ): Promise<ArgoOciMetadata> {
    return this.#revision(app, revision, 'ocimetadata', options);
  }

  /** Whether a sync by hand is allowed now. */
  syncWindows(
    app: ArgoApplicationRef,
    options: ArgoCallOptions = {},
  ): Promise<ArgoSyncWindows> {
    return this.#read(app, ['syncwindows'], options);
  }

  /**
   * Events of all Applications over one connection, until it ends or is aborted. There is no resume: after the end,
   * list again and go on from the list's resource version.
   */
  async *streamApplications(
    options: ArgoStreamOptions,
  ): AsyncGenerator<ArgoApplicationEvent, void, undefined> {
    const body = await this.#http.stream({
      path: ['stream', 'applications'],
      query: { resourceVersion: options.resourceVersion },
      subject: 'the stream of applications',
      signal: options.signal,
    });
    for await (const data of readEventStream(body)) {
      const event = this.#parseState<{
        result?: ArgoApplicationEvent;
        error?: { message?: string };
      }>(data, 'the stream of applications');
      if (event.error) {
        throw new ArgoCdError({
          kind: 'unavailable',
          instance: this.instance.name,
          message: `The stream of Argo CD '${this.instance.name}' ended: ${
            event.error.message ?? 'no reason given'
          }`,
        });
      }
      if (event.result) yield event.result;
    }
  }

  /** Closes all connections. */
  close(): Promise<void> {
    return this.#http.close();
  }

  #revision<T>(
    app: ArgoApplicationRef,
    revision: string,
    what: string,
    options: ArgoRevisionOptions,
  ): Promise<T> {
    return this.#read(app, ['revisions', revision, what], {
      query: {
        sourceIndex: options.sourceIndex,
        versionId: options.versionId,
      },
      signal: options.signal,
    });
  }

  #read<T>(
    app: ArgoApplicationRef,
    path: readonly string[],
    options: {
      readonly query?: Readonly<
        Record<string, string | number | readonly string[] | undefined>
      >;
      readonly signal?: AbortSignal;
      readonly timeoutMs?: number;
    },
  ): Promise<T> {
    return this.#http.json({
      method: 'GET',
      path: ['applications', checkName(app.name), ...path],
      query: { ...placement(app), ...options.query },
      subject: `application ${app.name}`,
      signal: options.signal,
      timeoutMs: options.timeoutMs,
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
    return this.#http.json({
      method,
      path: ['applications', checkName(app.name), ...path],
      body: { ...body, ...placement(app) },
      subject: `application ${app.name}`,
      signal: options.signal,
    });
  }

  #parseState<T>(text: string, subject: string): T {
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new ArgoCdError({
        kind: 'unavailable',
        instance: this.instance.name,
        message: `Argo CD '${this.instance.name}' sent something that is no JSON for ${subject}. Try again.`,
      });
    }
  }
}

function placement(app: ArgoApplicationRef) {
  return { appNamespace: app.namespace, project: app.project };
}

function checkName(name: string): string {
  if (DNS_1123.test(name)) return name;
  throw new InputError(
    `'${name.slice(
      0,
      100,
    )}' is no name of an Application: use lower-case letters, digits, dots and dashes.`,
  );
}
