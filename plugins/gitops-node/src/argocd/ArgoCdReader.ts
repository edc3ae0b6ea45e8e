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
  ArgoStreamOptions,
} from './ArgoRequests';
import {
  ArgoChartDetails,
  ArgoManagedResource,
  ArgoOciMetadata,
  ArgoResourceTree,
  ArgoRevisionMetadata,
  ArgoSyncWindows,
} from './ArgoResources';
import { checkApplicationName } from './checkApplicationName';
import { placementOf } from './placementOf';
import { redactApplication } from './redactApplication';
import { redactNode } from './redactNode';
import { readEventStream } from './readEventStream';

const REFRESH_TIMEOUT_MS = 60_000;

/**
 * What is made of an Argo CD instance to speak to it.
 *
 * @public
 */
export interface ArgoCdClientOptions {
  readonly instance: ArgoCdInstanceConfig;
  /** First pause before a read is repeated, in milliseconds. @defaultValue 250 */
  readonly retryDelayMs?: number;
}

/**
 * The reading half of {@link ArgoCdClient}. Reads are repeated up to three times when Argo CD is not there.
 *
 * @public
 */
export class ArgoCdReader {
  readonly instance: ArgoCdInstanceConfig;
  /** @internal */
  protected readonly http: ArgoCdHttp;

  constructor(options: ArgoCdClientOptions) {
    this.instance = options.instance;
    this.http = new ArgoCdHttp(options);
  }

  /** All Applications our account may see. They carry no health of resources. */
  async list(options: ArgoListOptions = {}): Promise<ArgoApplicationList> {
    const answer = await this.http.json<{
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
      items: (answer.items ?? []).map(redactApplication),
    };
  }

  /**
   * One Application, always fresh. With `refresh` Argo CD compares it with its source first, which can take a minute;
   * `hard` renders it anew too.
   */
  async get(
    app: ArgoApplicationRef,
    options: ArgoCallOptions & { readonly refresh?: 'normal' | 'hard' } = {},
  ): Promise<ArgoApplication> {
    return redactApplication(
      await this.#read<ArgoApplication>(app, [], {
        query: { refresh: options.refresh },
        signal: options.signal,
        timeoutMs: options.refresh ? REFRESH_TIMEOUT_MS : undefined,
      }),
    );
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
  async resourceTree(
    app: ArgoApplicationRef,
    options: ArgoCallOptions = {},
  ): Promise<ArgoResourceTree> {
    const tree = await this.#read<ArgoResourceTree>(
      app,
      ['resource-tree'],
      options,
    );
    return { ...tree, nodes: tree.nodes?.map(redactNode) };
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
    const body = await this.http.stream({
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
      if (event.result) {
        const { application } = event.result;
        yield { ...event.result, application: redactApplication(application) };
      }
    }
  }

  /** Closes all connections. */
  close(): Promise<void> {
    return this.http.close();
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
    return this.http.json({
      method: 'GET',
      path: ['applications', checkApplicationName(app.name), ...path],
      query: { ...placementOf(app), ...options.query },
      subject: `application ${app.name}`,
      signal: options.signal,
      timeoutMs: options.timeoutMs,
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
