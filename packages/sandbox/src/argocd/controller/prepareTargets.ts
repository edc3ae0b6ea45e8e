import {
  Manifest,
  phasesOf,
  ResourceKey,
  resourceKeyOf,
} from '@slipway/sync-waves';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { resourceKey } from '../objects/resourceKey';
import { tracking } from '../objects/tracking';

/** One rendered manifest, ready to be compared and applied. */
export interface Target {
  readonly key: ResourceKey;
  readonly version: string;
  /** With namespace and tracking annotation: what is applied. */
  readonly manifest: Manifest;
  /** With the tracking annotation only: what `/manifests` answers. */
  readonly rendered: Manifest;
  readonly hook: boolean;
  /** True for `Skip`: never applied, yet listed. */
  readonly skipped: boolean;
}

interface PrepareOptions {
  readonly application: string;
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
  readonly cluster: SimulatedCluster;
}

/** The targets of an Application: tracked, with their namespaces, the last of two that are the same object. */
export function prepareTargets(options: PrepareOptions): {
  readonly targets: readonly Target[];
  /** Objects that were rendered more than once. */
  readonly repeated: readonly ResourceKey[];
} {
  const { application, namespace, cluster } = options;
  const byId = new Map<string, Target>();
  const repeated: ResourceKey[] = [];
  options.manifests.forEach((manifest, index) => {
    const key = resourceKeyOf(manifest, {
      defaultNamespace: namespace,
      isClusterScoped: (group, kind) => cluster.isClusterScoped(group, kind),
    });
    const rendered: Manifest = {
      ...manifest,
      metadata: {
        ...manifest.metadata,
        annotations: {
          ...manifest.metadata.annotations,
          [tracking.annotation]: tracking.id(application, manifest, namespace),
        },
      },
    };
    const { namespace: _, ...metadata } = rendered.metadata;
    const { phases, hook } = phasesOf(manifest);
    const generated = !manifest.metadata.name;
    const id = resourceKey.id(key) + (generated ? `#${index}` : '');
    if (byId.has(id)) repeated.push(key);
    byId.set(id, {
      key,
      version: manifest.apiVersion.split('/').pop() ?? '',
      manifest: {
        ...rendered,
        metadata: key.namespace
          ? { ...metadata, namespace: key.namespace }
          : metadata,
      },
      rendered,
      hook,
      skipped: phases.length === 0 && !hook,
    });
  });
  return { targets: [...byId.values()], repeated };
}
