import { isDeepStrictEqual } from 'node:util';
import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { ApplicationSet } from '../applicationsets/ApplicationSet';
import { AdministeredCluster } from '../../cluster/AdministeredCluster';
import { mergeApplied } from '../../cluster/mergeApplied';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { Application } from '../objects/Application';
import { emptyStatus } from '../objects/emptyStatus';
import { normalizeProject } from '../objects/normalizeProject';
import { normalizeSpec } from '../objects/normalizeSpec';
import { rfc3339 } from '../../rfc3339';
import { ApplicationController } from './ApplicationController';
import { ArgoEnvironment } from './ArgoEnvironment';

const OWN_SERVER = 'https://kubernetes.default.svc';
const OWN_NAMESPACE = 'argocd';

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The merge patch that makes one object of another. */
function patchTo(before: unknown, after: unknown): unknown {
  if (!isRecord(before) || !isRecord(after)) return after;
  const removed = Object.keys(before)
    .filter(key => !(key in after))
    .map(key => [key, null]);
  const changed = Object.keys(after)
    .filter(key => !isDeepStrictEqual(before[key], after[key]))
    .map(key => [key, patchTo(before[key], after[key])]);
  return Object.fromEntries([...removed, ...changed]);
}

/**
 * Applications, projects and sets that a sync puts into Argo CD's own cluster and namespace become real ones: the
 * parent of an app-of-apps makes its children so. What somebody changes on a child through the API shows in the
 * cluster, where its parent compares it, and so does how the child is.
 */
export class ChildApplications {
  readonly #environment: ArgoEnvironment;
  readonly #controller: ApplicationController;
  readonly #cluster: SimulatedCluster | undefined;
  readonly #applied = new Map<string, Manifest>();
  readonly #stops: (() => void)[] = [];

  constructor(environment: ArgoEnvironment, controller: ApplicationController) {
    this.#environment = environment;
    this.#controller = controller;
    this.#cluster = environment.clusters.find(
      ({ server }) => server === OWN_SERVER,
    );
  }

  start(): void {
    const cluster = this.#cluster;
    if (!cluster) return;
    for (const { key, applied } of cluster.list()) {
      if (key.kind === 'Application') this.#applied.set(key.name, applied);
    }
    this.#stops.push(
      cluster.onChange(keys => keys.forEach(key => this.#take(cluster, key))),
      this.#environment.store.applications.onChange(({ type, object }) => {
        if (type === 'MODIFIED') this.#show(cluster, object);
      }),
    );
  }

  stop(): void {
    this.#stops.splice(0).forEach(stop => stop());
  }

  #take(cluster: SimulatedCluster, key: ResourceKey): void {
    if (key.group !== 'argoproj.io' || key.namespace !== OWN_NAMESPACE) return;
    const live = cluster.get(key);
    if (key.kind === 'Application')
      this.#takeApplication(key.name, live?.applied);
    if (live && key.kind === 'AppProject') this.#takeProject(live.applied);
    if (live && key.kind === 'ApplicationSet') this.#takeSet(live.applied);
  }

  #takeApplication(name: string, applied: Manifest | undefined): void {
    const { store, clock } = this.#environment;
    const before = store.applications.get(name);
    const last = this.#applied.get(name);
    if (!applied) {
      if (!last || !before) return;
      this.#applied.delete(name);
      store.applications.put({
        ...before,
        metadata: {
          ...before.metadata,
          deletionTimestamp: rfc3339(clock.now()),
        },
      });
      this.#controller.wake(name);
      return;
    }
    this.#applied.set(name, applied);
    const { labels, annotations, finalizers } = applied.metadata as Partial<
      Application['metadata']
    >;
    if (!before) {
      store.applications.put({
        metadata: store.newMetadata(name, { labels, annotations, finalizers }),
        spec: normalizeSpec(applied.spec),
        status: emptyStatus(),
      });
      void this.#controller.refresh(name, 'normal');
      return;
    }
    const spec = normalizeSpec(
      mergeApplied.merge(
        before.spec as unknown as Fields,
        isRecord(last?.spec) ? last.spec : {},
        isRecord(applied.spec) ? applied.spec : {},
      ),
    );
    if (isDeepStrictEqual(spec, before.spec)) return;
    store.applications.put({ ...before, spec });
    void this.#controller.refresh(name, 'normal');
  }

  #takeProject(applied: Manifest): void {
    const { store } = this.#environment;
    const name = applied.metadata.name ?? '';
    const before = store.projects.get(name);
    const spec = normalizeProject(applied.spec);
    if (before && isDeepStrictEqual(before.spec, spec)) return;
    store.projects.put({
      metadata: before?.metadata ?? store.newMetadata(name),
      spec,
      status: {},
    });
  }

  #takeSet(applied: Manifest): void {
    const { store } = this.#environment;
    const name = applied.metadata.name ?? '';
    const before = store.applicationSets.get(name);
    const spec = applied.spec as ApplicationSet['spec'];
    if (before && isDeepStrictEqual(before.spec, spec)) return;
    store.applicationSets.put({
      metadata: before?.metadata ?? store.newMetadata(name),
      spec,
      status: before?.status ?? {},
    });
  }

  #show(
    cluster: SimulatedCluster,
    { metadata, spec, status }: Application,
  ): void {
    const key = {
      group: 'argoproj.io',
      kind: 'Application',
      namespace: OWN_NAMESPACE,
      name: metadata.name,
    };
    const live = cluster.get(key);
    const { edit } = cluster as Partial<AdministeredCluster>;
    if (!live || live.deletingSince || !edit) return;
    const shown = {
      sync: { status: status.sync.status },
      health: status.health,
    };
    const patch = patchTo(
      { spec: live.object.spec, status: live.object.status ?? {} },
      { spec, status: shown },
    ) as Fields;
    if (Object.keys(patch).length > 0) edit.call(cluster, key, patch);
  }
}
