import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { read } from './read';

const SPEC_DEFAULTS: Readonly<
  Record<string, Readonly<Record<string, unknown>>>
> = {
  'apps/Deployment': {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
    },
  },
  'apps/StatefulSet': { replicas: 1, podManagementPolicy: 'OrderedReady' },
  'apps/ReplicaSet': { replicas: 1 },
  'batch/Job': { backoffLimit: 6, completions: 1, parallelism: 1 },
  '/Service': { type: 'ClusterIP', sessionAffinity: 'None' },
};

/** Fills the top-level spec fields that the API server defaults and that controllers look at; lists stay as given. */
export function withDefaults(manifest: Manifest, key: ResourceKey): Manifest {
  const kind = `${key.group}/${key.kind}`;
  const defaults = SPEC_DEFAULTS[kind];
  if (kind === '/Secret' && read.isRecord(manifest.stringData)) {
    const { stringData, ...rest } = manifest;
    const encoded = Object.entries(read.record(stringData)).map(
      ([name, value]) => [name, Buffer.from(String(value)).toString('base64')],
    );
    return {
      ...rest,
      data: { ...read.record(manifest.data), ...Object.fromEntries(encoded) },
    } as Manifest;
  }
  if (!defaults) return manifest;
  const spec = read.record(manifest.spec);
  return { ...manifest, spec: { ...defaults, ...spec } };
}
