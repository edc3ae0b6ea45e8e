import { randomUUID } from 'node:crypto';
import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { Clock } from '../Clock';
import { ClusterTimings } from './ClusterTimings';
import { ControllerContext, StoredObject } from './controllers/Controller';
import { controllers } from './controllers/controllers';
import { mergeApplied } from './mergeApplied';
import { ObjectStore } from './ObjectStore';
import { read } from './read';

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
  readonly #timers = new Map<string, { due: number; cancel: () => void }>();
  #readinessPaused = false;
  #draining = false;
  #stopped = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    this.timings = options.timings;
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
    const key = this.#keyOf(manifest);
    if (this.get(key)) return;
    this.add(key, manifest, {
      owners: owner ? [{ ...owner.key, uid: owner.uid }] : [],
      ownerReferences: owner && [
        {
          apiVersion: owner.object.apiVersion,
          kind: owner.key.kind,
          name: owner.key.name,
          uid: owner.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
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
    const metadata = {
      ...manifest.metadata,
      ...(more.ownerReferences && { ownerReferences: more.ownerReferences }),
      uid,
      creationTimestamp: new Date(createdMs)
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      ...('spec' in manifest && { generation: 1 }),
    };
    this.#store({
      key,
      uid,
      object: { ...manifest, metadata },
      ...(more.lastApplied && { lastApplied: more.lastApplied }),
      owners: more.owners,
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
    const deletionTimestamp = new Date(deletingMs)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
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
    const wait = Math.max(0, milliseconds);
    const due = this.now() + wait;
    const running = this.#timers.get(uid);
    if (this.#stopped || (running && running.due <= due)) return;
    running?.cancel();
    const cancel = this.#options.clock.after(wait, () => {
      this.#timers.delete(uid);
      this.#queue.add(uid);
      this.drain();
    });
    this.#timers.set(uid, { due, cancel });
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
    this.#timers.forEach(({ cancel }) => cancel());
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
    const dependents = this.#dependents(stored);
    dependents.forEach(dependent => this.remove(dependent.key));
    if (dependents.length > 0) return;
    if (stored.key.kind === 'Pod' && stored.key.group === '') {
      const left = (stored.deletingMs ?? 0) + this.timings.podStop - this.now();
      const runs = read.text(stored.object, 'status', 'phase') === 'Running';
      if (runs && left > 0) {
        this.requeue(stored.uid, left);
        return;
      }
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

  #dependents(stored: StoredObject): readonly StoredObject[] {
    const { group, kind, name } = stored.key;
    if (group === '' && kind === 'Namespace') return this.inNamespace(name);
    if (kind === 'CustomResourceDefinition') {
      const ofGroup = read.text(stored.object, 'spec', 'group');
      const ofKind = read.text(stored.object, 'spec', 'names', 'kind');
      return this.#options.store
        .all()
        .filter(({ key }) => key.group === ofGroup && key.kind === ofKind);
    }
    return this.children(stored.uid);
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

  #keyOf(manifest: Manifest): ResourceKey {
    const slash = manifest.apiVersion.indexOf('/');
    return {
      group: slash < 0 ? '' : manifest.apiVersion.slice(0, slash),
      kind: manifest.kind,
      namespace: manifest.metadata.namespace ?? '',
      name: manifest.metadata.name ?? '',
    };
  }
}
