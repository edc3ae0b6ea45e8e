import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { InstanceProblem } from '@slipway/plugin-gitops-common';
import { ArgoApplication, ArgoCdClient } from '@slipway/plugin-gitops-node';
import { mergeListed } from './mergeListed';
import { trimApplication } from './trimApplication';

/** How a watcher paces itself, in milliseconds. */
export interface WatchTiming {
  /** A stream may lose events, so everything is listed again after this. */
  readonly relistMs: number;
  /** First pause after a failure; doubles up to `maxRetryMs`. */
  readonly retryMs: number;
  readonly maxRetryMs: number;
}

/** Told of an Application that came, changed or went. */
export type ApplicationListener = (
  application: ArgoApplication,
  change: { readonly instance: string; readonly deleted: boolean },
) => void;

/** What {@link InstanceWatcher} is made of. */
export interface InstanceWatcherOptions {
  readonly client: ArgoCdClient;
  readonly logger: LoggerService;
  readonly timing: WatchTiming;
  readonly onApplication: ApplicationListener;
  readonly onProblem: (instance: string) => void;
}

/**
 * Keeps the Applications of one Argo CD instance in memory: one list, then one stream that goes on from it, and the
 * same again when the stream ends. What it knows stays when the instance goes away, dated by `readAt`.
 */
export class InstanceWatcher {
  readonly #options: InstanceWatcherOptions;
  readonly #stopped = new AbortController();
  #applications = new Map<string, ArgoApplication>();
  #problem?: InstanceProblem;
  #readAt?: Date;
  #failures = 0;
  #brokenStreams = 0;
  #loop?: Promise<void>;

  constructor(options: InstanceWatcherOptions) {
    this.#options = options;
  }

  get instance(): string {
    return this.#options.client.instance.name;
  }

  /** Why the instance cannot be read now; undefined when it can. */
  get problem(): InstanceProblem | undefined {
    return this.#problem;
  }

  /** When it last answered. */
  get readAt(): Date | undefined {
    return this.#readAt;
  }

  get applications(): Iterable<ArgoApplication> {
    return this.#applications.values();
  }

  find(namespace: string, name: string): ArgoApplication | undefined {
    return this.#applications.get(`${namespace}/${name}`);
  }

  /** Puts an Application that was read elsewhere in place, unless a newer one is known. */
  offer(application: ArgoApplication): void {
    const known = this.#applications.get(keyOf(application));
    const merged = mergeListed(known, trimApplication(application));
    if (merged !== known) this.#put(merged);
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      let failure: unknown;
      try {
        const resourceVersion = await this.#list();
        failure = await this.#follow(resourceVersion);
      } catch (error) {
        failure = error;
        if (!signal.aborted) this.#fail(error);
      }
      if (failure && !signal.aborted) {
        await sleep(this.#pause(), undefined, { signal }).catch(() => {});
      }
    }
  }

  async #list(): Promise<string | undefined> {
    const { signal } = this.#stopped;
    const { items, resourceVersion } = await this.#options.client.list({
      signal,
    });
    this.#succeed();
    const seen = new Set<string>();
    for (const item of items) {
      seen.add(keyOf(item));
      const known = this.#applications.get(keyOf(item));
      const merged = mergeListed(known, trimApplication(item));
      if (merged !== known) this.#put(merged);
    }
    for (const [key, known] of this.#applications) {
      if (!seen.has(key)) this.#remove(known);
    }
    return resourceVersion;
  }

  /** Reads the stream until it ends or it is time to list again. Gives what ended it before its time. */
  async #follow(resourceVersion: string | undefined): Promise<unknown> {
    const { relistMs, maxRetryMs } = this.#options.timing;
    const relist = AbortSignal.timeout(relistMs);
    const signal = AbortSignal.any([relist, this.#stopped.signal]);
    const opened = performance.now();
    // A proxy may end each stream at once: the list that follows must not come at that pace.
    const broke = () => {
      const lasted = performance.now() - opened >= maxRetryMs;
      this.#brokenStreams = lasted ? 1 : this.#brokenStreams + 1;
    };
    try {
      for await (const event of this.#options.client.streamApplications({
        resourceVersion,
        signal,
      })) {
        const application = trimApplication(event.application);
        this.#brokenStreams = 0;
        this.#succeed();
        if (event.type === 'DELETED') this.#remove(application);
        else this.#put(application);
      }
      broke();
      return new Error('The stream ended.');
    } catch (error) {
      if (signal.aborted) return undefined;
      broke();
      this.#options.logger.debug(
        `The stream of Argo CD '${this.instance}' ended: ${stringifyError(
          error,
        )}`,
      );
      return error;
    }
  }

  #put(application: ArgoApplication): void {
    this.#applications.set(keyOf(application), application);
    this.#options.onApplication(application, {
      instance: this.instance,
      deleted: false,
    });
  }

  #remove(application: ArgoApplication): void {
    if (this.#applications.delete(keyOf(application))) {
      this.#options.onApplication(application, {
        instance: this.instance,
        deleted: true,
      });
    }
  }

  #succeed(): void {
    this.#failures = 0;
    this.#readAt = new Date();
    if (!this.#problem) return;
    this.#problem = undefined;
    this.#options.logger.info(`Argo CD '${this.instance}' answers again.`);
    this.#options.onProblem(this.instance);
  }

  #fail(error: unknown): void {
    this.#failures++;
    const message = error instanceof Error ? error.message : String(error);
    const first = !this.#problem;
    this.#problem = {
      instance: this.instance,
      message,
      since: this.#problem?.since ?? new Date().toISOString(),
      nextTryAt: new Date(Date.now() + this.#longestPause()).toISOString(),
    };
    if (!first) return;
    this.#options.logger.warn(message);
    this.#options.onProblem(this.instance);
  }

  #longestPause(): number {
    const { retryMs, maxRetryMs } = this.#options.timing;
    const times = Math.max(1, this.#failures, this.#brokenStreams);
    return Math.min(maxRetryMs, retryMs * 2 ** (times - 1));
  }

  #pause(): number {
    return this.#longestPause() * (0.5 + Math.random() / 2);
  }
}

function keyOf({ metadata }: ArgoApplication): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
