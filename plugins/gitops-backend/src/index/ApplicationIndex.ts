import { LoggerService } from '@backstage/backend-plugin-api';
import { DeploymentId, InstanceProblem } from '@slipway/plugin-gitops-common';
import { ArgoApplication, ArgoCdClient } from '@slipway/plugin-gitops-node';
import {
  ApplicationListener,
  InstanceWatcher,
  WatchTiming,
} from './InstanceWatcher';

const TIMING: WatchTiming = {
  relistMs: 5 * 60_000,
  retryMs: 500,
  maxRetryMs: 30_000,
};

/** An Application as the index knows it. */
export interface IndexedApplication {
  readonly id: DeploymentId;
  readonly application: ArgoApplication;
  /** Set when its instance cannot be read at the moment: it is as old as this (RFC 3339). */
  readonly staleSince?: string;
}

/**
 * The Applications of all instances in memory. Reading it costs no call to Argo CD.
 */
export class ApplicationIndex {
  readonly #watchers: ReadonlyMap<string, InstanceWatcher>;
  readonly #applicationListeners = new Set<ApplicationListener>();
  readonly #problemListeners = new Set<(instance: string) => void>();

  constructor(options: {
    readonly clients: readonly ArgoCdClient[];
    readonly logger: LoggerService;
    /** @default lists every 5 minutes; first pause 0.5 s, longest 30 s */
    readonly timing?: Partial<WatchTiming>;
  }) {
    this.#watchers = new Map(
      options.clients.map(client => [
        client.instance.name,
        new InstanceWatcher({
          client,
          logger: options.logger,
          timing: { ...TIMING, ...options.timing },
          onApplication: (...change) =>
            this.#applicationListeners.forEach(tell => tell(...change)),
          onProblem: instance =>
            this.#problemListeners.forEach(tell => tell(instance)),
        }),
      ]),
    );
  }

  start(): void {
    this.#watchers.forEach(watcher => watcher.start());
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#watchers.values()].map(watcher => watcher.stop()),
    );
  }

  /** All Applications, in no order. */
  *list(): Generator<IndexedApplication, void, undefined> {
    for (const watcher of this.#watchers.values()) {
      for (const application of watcher.applications) {
        yield toIndexed(watcher, application);
      }
    }
  }

  get(id: DeploymentId): IndexedApplication | undefined {
    const watcher = this.#watchers.get(id.instance);
    const application = watcher?.find(id.namespace, id.name);
    return watcher && application && toIndexed(watcher, application);
  }

  /** Takes an Application that was just read from Argo CD, so that all answers agree. */
  offer(instance: string, application: ArgoApplication): void {
    this.#watchers.get(instance)?.offer(application);
  }

  /** The instances that cannot be read at the moment. */
  problems(): readonly InstanceProblem[] {
    return [...this.#watchers.values()].flatMap(({ problem }) => problem ?? []);
  }

  onApplication(listener: ApplicationListener): void {
    this.#applicationListeners.add(listener);
  }

  /** Told when an instance goes away and when it comes back. */
  onProblem(listener: (instance: string) => void): void {
    this.#problemListeners.add(listener);
  }
}

function toIndexed(
  watcher: InstanceWatcher,
  application: ArgoApplication,
): IndexedApplication {
  const { namespace = '', name } = application.metadata;
  return {
    id: { instance: watcher.instance, namespace, name },
    application,
    staleSince: watcher.problem && watcher.readAt?.toISOString(),
  };
}
