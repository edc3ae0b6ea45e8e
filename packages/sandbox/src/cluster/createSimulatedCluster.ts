import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { Clock } from '../Clock';
import { AdministeredCluster } from './AdministeredCluster';
import { applyManifest } from './applyManifest';
import { ClusterError } from './ClusterError';
import { ClusterTimings } from './ClusterTimings';
import { definitionIn } from './definitionIn';
import { objectHealth } from './health/objectHealth';
import { jsonMergePatch } from './jsonMergePatch';
import { KindRegistry } from './KindRegistry';
import { liveObject } from './liveObject';
import { ObjectStore } from './ObjectStore';
import { Reconciler } from './Reconciler';
import { LiveObject } from './SimulatedCluster';
import { StateFile } from './StateFile';

const DEFAULT_TIMINGS: ClusterTimings = {
  podReady: 1500,
  slowPodReady: 10_000,
  podStop: 500,
  statusReady: 1000,
};
const SAVE_AFTER = 200;
const FIRST_NAMESPACES = ['default', 'kube-system', 'argocd'];

/** Settings of {@link createSimulatedCluster}. */
export interface SimulatedClusterOptions {
  readonly name: string;
  readonly server: string;
  readonly clock: Clock;
  readonly timings?: Partial<ClusterTimings>;
  /** Where the objects are kept over a restart; without it they are not. */
  readonly stateFile?: string;
}

/**
 * Starts one simulated cluster, with the objects of its state file. Work that was under way when it stopped goes on:
 * a pod that had a second left becomes ready at once.
 */
export function createSimulatedCluster(
  options: SimulatedClusterOptions,
): AdministeredCluster {
  const file = options.stateFile ? new StateFile(options.stateFile) : undefined;
  const saved = file?.read() ?? { version: 1000, objects: [] };
  const store = new ObjectStore(saved.version, saved.objects);
  const kinds = new KindRegistry();
  const listeners = new Set<(keys: readonly ResourceKey[]) => void>();
  const changes = new Map<string, ResourceKey>();
  let flush: NodeJS.Immediate | undefined;
  let saving: NodeJS.Timeout | undefined;

  const save = () => {
    clearTimeout(saving);
    saving = undefined;
    file?.write({ version: store.version, objects: store.all() });
  };
  const changed = (key: ResourceKey) => {
    const { group, kind, namespace, name } = key;
    changes.set([group, kind, namespace, name].join('/'), key);
    flush ??= setImmediate(() => {
      flush = undefined;
      const keys = [...changes.values()];
      changes.clear();
      listeners.forEach(listener => listener(keys));
    });
    if (file) saving ??= setTimeout(save, SAVE_AFTER).unref();
  };
  const reconciler = new Reconciler({
    store,
    clock: options.clock,
    timings: { ...DEFAULT_TIMINGS, ...options.timings },
    changed,
  });

  const learn = (object: Manifest) => {
    const definition = definitionIn(object);
    if (definition) kinds.addDefinition(definition);
  };
  store.all().forEach(({ object }) => learn(object));
  for (const name of FIRST_NAMESPACES) {
    reconciler.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  reconciler.reconcileAll();

  return {
    name: options.name,
    server: options.server,
    apply(manifest, { dryRun = false, replace = false } = {}) {
      const result = applyManifest({
        manifest,
        dryRun,
        replace,
        kinds,
        reconciler,
      });
      if (!dryRun) {
        learn(manifest);
        reconciler.drain();
      }
      return result;
    },
    delete(key) {
      reconciler.remove(key);
      reconciler.drain();
    },
    get: key => {
      const stored = store.get(key);
      return stored && liveObject(stored);
    },
    list: () => store.all().map(liveObject),
    childrenOf: uid => store.childrenOf(uid).map(liveObject),
    healthOf: (object: LiveObject) => objectHealth(object.object),
    isClusterScoped: (group, kind) => kinds.isClusterScoped(group, kind),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(key, patch) {
      const stored = store.get(key);
      if (!stored) {
        throw new ClusterError(
          `${key.kind} "${key.name}" not found in namespace "${key.namespace}"`,
        );
      }
      reconciler.update(
        stored.uid,
        object => jsonMergePatch(object, patch) as Manifest,
      );
      reconciler.drain();
    },
    get readinessPaused() {
      return reconciler.readinessPaused;
    },
    setReadinessPaused: paused => reconciler.setReadinessPaused(paused),
    save,
    stop() {
      reconciler.stop();
      if (flush) clearImmediate(flush);
      listeners.clear();
      save();
    },
  };
}
