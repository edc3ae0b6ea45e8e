import { ResourceKey } from '@slipway/sync-waves';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { Application } from '../objects/Application';
import { rfc3339 } from '../../rfc3339';
import { sources } from '../objects/sources';
import { ArgoEnvironment } from './ArgoEnvironment';
import { Comparer } from './Comparer';
import { RefreshLevel } from './RefreshLevel';
import { decideAutoSync } from './decideAutoSync';
import { DeletionRunner } from './DeletionRunner';
import { destinationCluster } from './destinationCluster';
import { KeyedQueue } from './KeyedQueue';
import { Next } from './Next';
import { OperationRunner } from './OperationRunner';
import { resourceTree, ResourceTree } from './resourceTree';
import { statusWithout } from './statusWithout';
import { syncWindows } from './syncWindows';
import { Timers } from './Timers';
import { TreeEvents } from './TreeEvents';
import { withoutRefresh } from './withoutRefresh';
import { withSyncError } from './withSyncError';

const SETTLE = 100;
const SETTLE_DELETED = 1000;
const SAFETY_CHECK = 3000;

/** Keeps every Application compared, runs its operations and automatic syncs, and removes what is deleted. */
export class ApplicationController {
  readonly #environment: ArgoEnvironment;
  readonly #comparer: Comparer;
  readonly #runner: OperationRunner;
  readonly #deletion: DeletionRunner;
  readonly #queue = new KeyedQueue();
  readonly #trees = new TreeEvents();
  readonly #stops = new Set<() => void>();
  readonly #timers: Timers;
  #stopped = false;

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
    this.#comparer = new Comparer(environment);
    this.#runner = new OperationRunner(environment);
    this.#deletion = new DeletionRunner(environment);
    this.#timers = new Timers(environment.clock);
  }

  /** Compares everything once, goes on with operations that were running, and follows the clusters. */
  start(): void {
    const { clusters, settings } = this.#environment;
    this.#stops.add(settings.onChange(() => this.#compareAll('live')));
    for (const cluster of clusters) {
      this.#stops.add(cluster.onChange(keys => this.#changed(cluster, keys)));
    }
    this.#compareAll('normal');
    this.#everyReconcile();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stops.forEach(stop => stop());
    this.#stops.clear();
    this.#timers.stop();
    await this.#queue.idle();
  }

  /** Compares an Application again and waits for it; then automatic syncing decides. */
  async refresh(name: string, level: RefreshLevel): Promise<void> {
    await this.#queue
      .run(name, () => this.#compare(name, level))
      .catch(error => this.#report(name, error as Error));
  }

  /** Looks at the operation or the deletion of an Application now, unless it is in a wave delay. */
  wake(name: string): void {
    if (this.#timers.has(`sleep:${name}`)) return;
    void this.#queue
      .run(`operation:${name}`, () => this.#work(name))
      .catch(error => this.#report(name, error as Error));
  }

  /** The tree as it is now; undefined before the first comparison. */
  treeOf(application: Application): ResourceTree | undefined {
    const resources = this.#comparer.resourcesOf(application.metadata.name);
    const cluster = this.#clusterOf(application);
    return (
      resources &&
      cluster &&
      resourceTree(cluster, resources, this.#environment.healthOf)
    );
  }

  get comparer(): Comparer {
    return this.#comparer;
  }

  /** Calls back with the whole tree whenever it has changed. */
  onTree(listener: (name: string, tree: ResourceTree) => void): () => void {
    return this.#trees.on(listener);
  }

  /** Work in the background has nobody to tell but the log, and must not end the process. */
  #report(name: string, error: Error): void {
    this.#environment.logger.error(
      `Argo CD simulator: the work on Application ${name} stopped: ${error.message}`,
    );
  }

  async #compare(name: string, level: RefreshLevel): Promise<void> {
    const { store, renderer, clock } = this.#environment;
    if (level === 'hard') renderer.invalidate();
    const application = store.applications.get(name);
    if (!application || this.#stopped) return;
    await this.#comparer.prepare(application, level);
    const after = store.applications.update(name, current => {
      const compared = { ...current, status: this.#comparer.compare(current) };
      const status =
        level === 'live'
          ? compared.status
          : { ...compared.status, reconciledAt: rfc3339(clock.now()) };
      const answered = level === 'live' ? current : withoutRefresh(current);
      const changed = JSON.stringify(status) !== JSON.stringify(current.status);
      this.#environment.events.addChange(current, { ...current, status });
      return changed || answered !== current
        ? { ...answered, status }
        : current;
    });
    if (!after) return;
    this.#trees.tell(name, this.treeOf(after));
    this.#autoSync(after);
  }

  #autoSync(application: Application): void {
    const { store, clock, events } = this.#environment;
    const { name } = application.metadata;
    const now = clock.now();
    const windows =
      store.projects.get(application.spec.project)?.spec.syncWindows ?? [];
    const decision = decideAutoSync({
      application,
      now,
      canSync: syncWindows.canSync(windows, application, {
        now,
        manual: false,
      }),
    });
    store.applications.update(name, current =>
      withSyncError(current, decision.error, rfc3339(now)),
    );
    if (decision.again !== undefined) {
      this.#timers.set(`heal:${name}`, decision.again, () => {
        void this.refresh(name, 'live');
      });
    }
    if (!decision.operation) return;
    store.applications.update(name, current => ({
      ...current,
      operation: decision.operation,
      status: statusWithout(current.status, 'operationState'),
    }));
    events.add(application, {
      reason: 'OperationStarted',
      message: `Initiated automated sync to '${sources.revisionsOf(application.status.sync).join(', ')}'`,
    });
    this.wake(name);
  }

  async #work(name: string): Promise<void> {
    const { store } = this.#environment;
    const application = store.applications.get(name);
    if (!application || this.#stopped) return;
    if (application.metadata.deletionTimestamp && !application.operation) {
      this.#delete(application);
      return;
    }
    const before = application.operation !== undefined;
    const next = await this.#runner.pass(name);
    this.#schedule(name, next);
    const ended = before && !store.applications.get(name)?.operation;
    if (ended) {
      await this.refresh(name, 'normal');
      if (application.metadata.deletionTimestamp) this.wake(name);
    }
  }

  #schedule(name: string, next: Next): void {
    if (this.#stopped) return;
    if ('after' in next) {
      const timer = next.interruptible ? 'check' : 'sleep';
      this.#timers.set(`${timer}:${name}`, next.after, () => this.wake(name));
      return;
    }
    if (next.type === 'done') return;
    const phase =
      this.#environment.store.applications.get(name)?.status.operationState
        ?.phase;
    if (phase === 'Terminating') this.#schedule(name, { after: 0 });
    else this.#timers.set(`check:${name}`, SAFETY_CHECK, () => this.wake(name));
  }

  #delete(application: Application): void {
    const { name } = application.metadata;
    if (this.#deletion.pass(application, this.#clusterOf(application))) {
      this.#comparer.forget(name);
      this.#trees.forget(name);
    } else {
      this.#timers.set(`check:${name}`, SAFETY_CHECK, () => this.wake(name));
    }
  }

  #changed(cluster: SimulatedCluster, keys: readonly ResourceKey[]): void {
    const objects = this.#environment.tracked.get(cluster);
    const concerned = new Set(
      keys.flatMap(key => [...(objects?.refresh(key) ?? [])]),
    );
    const { applications } = this.#environment.store;
    for (const name of concerned) {
      // A deletion goes on at once; what is left of the Application is compared only when that takes longer.
      const deleting = applications.get(name)?.metadata.deletionTimestamp;
      this.#once(`wake:${name}`, SETTLE, () => this.wake(name));
      this.#once(`live:${name}`, deleting ? SETTLE_DELETED : SETTLE, () => {
        void this.refresh(name, 'live');
      });
    }
  }

  #once(timer: string, after: number, work: () => void): void {
    if (!this.#timers.has(timer)) this.#timers.set(timer, after, work);
  }

  #everyReconcile(): void {
    this.#timers.set('reconcile', this.#environment.reconcileEvery, () => {
      this.#compareAll('normal');
      this.#everyReconcile();
    });
  }

  #compareAll(level: RefreshLevel): void {
    for (const { metadata } of this.#environment.store.applications.list()) {
      void this.refresh(metadata.name, level);
      this.wake(metadata.name);
    }
  }

  #clusterOf({ spec }: Application): SimulatedCluster | undefined {
    try {
      return destinationCluster(this.#environment.clusters, spec.destination);
    } catch {
      return undefined;
    }
  }
}
