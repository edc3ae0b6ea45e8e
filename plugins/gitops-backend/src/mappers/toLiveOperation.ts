import {
  ArgoApplication,
  ArgoResourceNode,
  ArgoResourceTree,
} from '@slipway/plugin-gitops-node';
import {
  LiveChild,
  LiveOperation,
  LiveResource,
  LiveResult,
  ResourceKey,
  SyncPhase,
} from '@slipway/sync-waves';
import { operationKind } from './operationKind';

/**
 * Joins an Application and its resource tree into what `waveProgress` reads. An operation that was asked for and has
 * not started has no phase; a dry run counts as none, since it touched nothing.
 */
export function toLiveOperation(
  { status }: ArgoApplication,
  tree: ArgoResourceTree,
): LiveOperation {
  const state =
    operationKind(status?.operationState?.operation) === 'dry-run'
      ? undefined
      : status?.operationState;
  return {
    phase: state?.phase,
    message: state?.message,
    startedAt: state?.startedAt,
    finishedAt: state?.finishedAt,
    results: (state?.syncResult?.resources ?? []).map(
      (resource): LiveResult => ({
        ...keyOf(resource),
        syncPhase: resource.syncPhase as SyncPhase | undefined,
        hookType: resource.hookType as SyncPhase | undefined,
        hookPhase: resource.hookPhase,
        status: resource.status,
        message: resource.message,
      }),
    ),
    resources: joinResources(status?.resources ?? [], tree.nodes ?? []),
  };
}

function joinResources(
  resources: NonNullable<NonNullable<ArgoApplication['status']>['resources']>,
  nodes: readonly ArgoResourceNode[],
): LiveResource[] {
  const roots = new Map(
    nodes
      .filter(({ parentRefs }) => !parentRefs?.length)
      .map(node => [textOf(keyOf(node)), node]),
  );
  const childrenOf = groupByParent(nodes);
  return resources.map((resource): LiveResource => {
    const node = roots.get(textOf(keyOf(resource)));
    return {
      ...keyOf(resource),
      sync: resource.status,
      health: node?.health?.status ?? resource.health?.status,
      healthMessage: node?.health?.message ?? resource.health?.message,
      requiresPruning: !resource.hook && resource.requiresPruning,
      images: node?.images ?? undefined,
      createdAt: node?.createdAt,
      resourceVersion: node?.resourceVersion,
      children: node && descendantsOf(node, childrenOf),
    };
  });
}

function groupByParent(nodes: readonly ArgoResourceNode[]) {
  const groups = new Map<string, ArgoResourceNode[]>();
  for (const node of nodes) {
    for (const parent of node.parentRefs ?? []) {
      const key = parent.uid ?? textOf(keyOf(parent));
      groups.set(key, [...(groups.get(key) ?? []), node]);
    }
  }
  return groups;
}

function descendantsOf(
  root: ArgoResourceNode,
  childrenOf: ReadonlyMap<string, readonly ArgoResourceNode[]>,
): LiveChild[] {
  const found: LiveChild[] = [];
  const seen = new Set<ArgoResourceNode>([root]);
  const queue = [root];
  for (let node = queue.shift(); node; node = queue.shift()) {
    for (const child of childrenOf.get(node.uid ?? textOf(keyOf(node))) ?? []) {
      if (seen.has(child)) continue;
      seen.add(child);
      queue.push(child);
      found.push(toChild(child));
    }
  }
  return found;
}

function toChild(node: ArgoResourceNode): LiveChild {
  return {
    ...keyOf(node),
    health: node.health?.status,
    healthMessage: node.health?.message,
    info: (node.info ?? []).map(({ name, value }) => ({ name, value })),
    images: node.images ?? undefined,
    createdAt: node.createdAt,
  };
}

function keyOf(part: {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}): ResourceKey {
  const { group = '', kind, namespace = '', name } = part;
  return { group, kind, namespace, name };
}

function textOf({ group, kind, namespace, name }: ResourceKey): string {
  return [group, kind, namespace, name].join('|');
}
