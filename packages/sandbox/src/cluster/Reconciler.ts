import { randomUUID } from 'node:crypto';
import { apiGroupOf, Manifest, ResourceKey } from '@slipway/sync-waves';
import { Clock } from '../Clock';
import { ClusterTimings } from './ClusterTimings';
import { controllerReference } from './controllerReference';
import { ControllerContext, StoredObject } from './controllers/Controller';
import { controllers } from './controllers/controllers';
import { dependentsOf } from './dependentsOf';
import { DueTimers } from './DueTimers';
import { mergeApplied } from './mergeApplied';
import { newMetadata } from './newMetadata';
import { ObjectStore } from './ObjectStore';
import { read } from './read';
import { rfc3339 } from '../rfc3339';

// Far above what any change can set off; only a controller that never settles gets there.
const MOST_STEPS = 20_000;
// What pods may be waiting for.
const NEEDED_BY_PODS = new Set([
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'PersistentVolumeClaim',
]);

/** Settings of a {@link Reconciler}. */
export interface ReconcilerOptions {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly timings: ClusterTimings;
  /** Called for every object that was added, changed or removed. */
  readonly changed: (key: ResourceKey) => void;
}

/** Runs the controllers until nothing changes any more, and again when their time comes. */
export class Reconciler implements ControllerContext {
  readonly timings: ClusterTimings;
  readonly #options: ReconcilerOptions;
  readonly #queue = new Set<string>();
  readonly #timers: DueTimers;
  #readinessPaused = false;
  #draining = false;
  #stopped = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    this.timings = options.timings;
    this.#timers = new DueTimers(options.clock);
  }

  get readinessPaused(): boolean {
    return this.#readinessPaused;
  }

  setReadinessPaused(paused: boolean): void {
    this.#readinessPaused = paused;
    this.reconcileAll();
  }

  now(): number {
    return this.#options.clock.now().getTime();
  }

  get(key: ResourceKey): StoredObject | undefined {
    return this.#options.store.get(key);
  }

  children(uid: string): readonly StoredObject[] {
    return this.#options.store.childrenOf(uid);
  }

  inNamespace(namespace: string): readonly StoredObject[] {
    return this.#options.store.inNamespace(namespace);
  }

  create(manifest: Manifest, owner?: StoredObject): void {
    const key = {
      group: apiGroupOf(manifest.apiVersion),
      kind: manifest.kind,
      namespace: manifest.metadata.namespace ?? '',
      name: manifest.metadata.name ?? '',
    };
    if (this.get(key)) return;
    this.add(key, manifest, {
      owners: owner ? [{ ...owner.key, uid: owner.uid }] : [],
      ownerReferences: owner && [controllerReference(owner)],
    });
  }

  /** Adds an object with what the API server writes into its metadata. */
  add(
    key: ResourceKey,
    manifest: Manifest,
    more: {
      readonly owners: StoredObject['owners'];
      readonly ownerReferences?: readonly unknown[];
      readonly lastApplied?: Manifest;
    },
  ): void {
    const uid = randomUUID();
    const createdMs = this.now();
    const { lastApplied, ownerReferences, owners } = more;
    const metadata = newMetadata(manifest, { uid, createdMs, ownerReferences });
    this.#store({
      key,
      uid,
      object: { ...manifest, metadata },
      ...(lastApplied && { lastApplied }),
      owners,
      createdMs,
      resourceVersion: 0,
    });
    if (NEEDED_BY_PODS.has(key.kind) || key.kind === 'Pod') {
      this.inNamespace(key.namespace).forEach(({ uid: id }) =>
        this.#queue.add(id),
      );
    }
  }

  /** Replaces an object; its generation goes up when its spec is another one. */
  replace(
    stored: StoredObject,
    object: Manifest,
    lastApplied?: Manifest,
  ): void {
    const specChanged = !mergeApplied.equal(stored.object.spec, object.spec);
    const generation = read.number(stored.object, 'metadata', 'generation');
    this.#store({
      ...stored,
      ...(lastApplied && { lastApplied }),
      object: {
        ...object,
        metadata: {
          ...object.metadata,
          ...(specChanged && { generation: (generation ?? 0) + 1 }),
        },
      },
    });
  }

  update(uid: string, change: (object: Manifest) => Manifest): void {
    const stored = this.#options.store.byUid(uid);
    if (!stored) return;
    const object = change(stored.object);
    if (!mergeApplied.equal(object, stored.object))
      this.replace(stored, object);
  }

  setStatus(uid: string, status: Readonly<Record<string, unknown>>): void {
    const stored = this.#options.store.byUid(uid);
    if (!stored || mergeApplied.equal(stored.object.status, status)) return;
    this.#store({ ...stored, object: { ...stored.object, status } });
  }

  remove(key: ResourceKey): void {
    const stored = this.get(key);
    if (!stored || stored.deletingMs !== undefined) return;
    const deletingMs = this.now();
    const deletionTimestamp = rfc3339(new Date(deletingMs));
    this.#store({
      ...stored,
      deletingMs,
      object: {
        ...stored.object,
        metadata: { ...stored.object.metadata, deletionTimestamp },
      },
    });
  }

  requeue(uid: string, milliseconds: number): void {
    if (this.#stopped) return;
    this.#timers.set(uid, milliseconds, () => {
      this.#queue.add(uid);
      this.drain();
    });
  }

  reconcileAll(): void {
    this.#options.store.all().forEach(({ uid }) => this.#queue.add(uid));
    this.drain();
  }

  /** Runs what is queued until nothing is left. */
  drain(): void {
    if (this.#draining || this.#stopped) return;
    this.#draining = true;
    try {
      let steps = 0;
      for (const uid of this.#queue) {
        this.#queue.delete(uid);
        steps += 1;
        if (steps > MOST_STEPS) {
          throw new Error(
            `A controller of the simulated cluster does not settle (${uid}).`,
          );
        }
        this.#reconcile(uid);
      }
    } finally {
      this.#draining = false;
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#timers.clear();
  }

  #reconcile(uid: string): void {
    const stored = this.#options.store.byUid(uid);
    if (!stored) return;
    if (stored.deletingMs !== undefined) {
      this.#finalize(stored);
    } else {
      controllers.get(`${stored.key.group}/${stored.key.kind}`)?.(stored, this);
    }
  }

  /** Foreground deletion: what belongs to an object goes first. */
  #finalize(stored: StoredObject): void {
    const dependents = dependentsOf(this.#options.store, stored);
    dependents.forEach(dependent => this.remove(dependent.key));
    if (dependents.length > 0) return;
    const left = this.#stopsIn(stored);
    if (left > 0) {
      this.requeue(stored.uid, left);
      return;
    }
    this.#options.store.remove(stored);
    this.#options.changed(stored.key);
    stored.owners.forEach(owner => this.#queue.add(owner.uid));
    for (const other of this.#options.store.all()) {
      const container = ['Namespace', 'CustomResourceDefinition'].includes(
        other.key.kind,
      );
      if (container && other.deletingMs !== undefined)
        this.#queue.add(other.uid);
    }
  }

  /** How long a pod that runs takes to stop yet, in milliseconds. */
  #stopsIn({ deletingMs = 0, key, object }: StoredObject): number {
    const runs =
      key.kind === 'Pod' &&
      key.group === '' &&
      read.text(object, 'status', 'phase') === 'Running';
    return runs ? deletingMs + this.timings.podStop - this.now() : 0;
  }

  #store(stored: StoredObject): void {
    const resourceVersion = this.#options.store.nextVersion();
    this.#options.store.put({
      ...stored,
      resourceVersion,
      object: {
        ...stored.object,
        metadata: {
          ...stored.object.metadata,
          resourceVersion: String(resourceVersion),
        },
      },
    });
    this.#options.changed(stored.key);
    this.#queue.add(stored.uid);
    stored.owners.forEach(owner => this.#queue.add(owner.uid));
  }
}
