import { ArgoApplication } from '@slipway/plugin-gitops-node';
import {
  Manifest,
  planWaves,
  PruneCandidate,
  ResourceKey,
  WavePlan,
} from '@slipway/sync-waves';
import { operationKind } from '../mappers/operationKind';

/**
 * The plan of the operation that runs or ran last, or of the next sync when there was none: the rendered objects, the
 * Namespace that `CreateNamespace=true` makes, and what the operation removes. A rollback runs no hooks.
 */
export function planOfOperation(
  { spec, status, operation }: ArgoApplication,
  manifests: readonly Manifest[],
): WavePlan {
  const asked = operation ?? status?.operationState?.operation;
  const options = spec.syncPolicy?.syncOptions ?? [];
  const namespace = spec.destination?.namespace;
  return planWaves(manifests, {
    defaultNamespace: namespace,
    createNamespace:
      options.includes('CreateNamespace=true') &&
      createsNamespace(status, namespace)
        ? namespace
        : undefined,
    pruneLast: options.includes('PruneLast=true'),
    hooks: operationKind(asked) !== 'rollback',
    prune: asked?.sync?.prune ? removedBy(status, manifests) : [],
  });
}

/** Argo CD makes the Namespace only when it is not there: so it is in the report, or everything is still to come. */
function createsNamespace(
  status: ArgoApplication['status'],
  namespace: string | undefined,
): boolean {
  const results = status?.operationState?.syncResult?.resources ?? [];
  const reported = results.some(
    ({ kind, name, group }) =>
      kind === 'Namespace' && !group && name === namespace,
  );
  return reported || (!results.length && !status?.history?.length);
}

function removedBy(
  status: ArgoApplication['status'],
  manifests: readonly Manifest[],
): PruneCandidate[] {
  const wanted = new Set(
    manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
  );
  const pruned = (status?.operationState?.syncResult?.resources ?? []).filter(
    resource => resource.status === 'Pruned',
  );
  const due = (status?.resources ?? []).filter(
    resource => resource.requiresPruning && !resource.hook,
  );
  const candidates = new Map<string, PruneCandidate>();
  for (const resource of [...pruned, ...due]) {
    const { group = '', kind, namespace = '', name } = resource;
    const key: ResourceKey = { group, kind, namespace, name };
    if (!wanted.has(`${kind}/${name}`)) {
      candidates.set(Object.values(key).join('|'), { key });
    }
  }
  return [...candidates.values()];
}
