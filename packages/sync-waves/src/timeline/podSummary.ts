import { LiveChild } from '../types/LiveOperation';

/** What the pods of a workload tell. */
export interface PodSummary {
  /** Pods of the newest revision. */
  readonly ready: { readonly count: number; readonly of: number };
  /** Ready pods of earlier revisions, which still serve. */
  readonly readyBefore: number;
  /** The first pod's trouble, in one sentence. */
  readonly trouble?: string;
}

const HARMLESS: ReadonlySet<string> = new Set([
  'Running',
  'Completed',
  'Succeeded',
  'Pending',
  'ContainerCreating',
  'PodInitializing',
  'Terminating',
]);

/**
 * Counts the pods below a workload, by their `Containers` (`1/1`). With several ReplicaSets only the pods of the newest
 * count, because a Deployment whose new pods cannot start keeps its old ones. Undefined without pods.
 */
export function podSummary(
  children: readonly LiveChild[] = [],
): PodSummary | undefined {
  const pods = children.filter(
    ({ kind, group }) => kind === 'Pod' && group === '',
  );
  if (pods.length === 0) {
    return undefined;
  }
  const newest = newestReplicaSet(children);
  const current = newest
    ? pods.filter(pod => pod.name.startsWith(`${newest.name}-`))
    : pods;
  const trouble = current.map(podTrouble).find(text => text !== undefined);
  return {
    ready: { count: current.filter(isReady).length, of: current.length },
    readyBefore: pods.filter(pod => !current.includes(pod) && isReady(pod))
      .length,
    ...(trouble !== undefined && { trouble }),
  };
}

function newestReplicaSet(
  children: readonly LiveChild[],
): LiveChild | undefined {
  return children
    .filter(({ kind }) => kind === 'ReplicaSet')
    .reduce<LiveChild | undefined>(
      (best, next) =>
        best === undefined || revisionOf(next) > revisionOf(best) ? next : best,
      undefined,
    );
}

function revisionOf(child: LiveChild): number {
  return Number(/^Rev:(\d+)$/.exec(infoOf(child, 'Revision') ?? '')?.[1] ?? 0);
}

function isReady(pod: LiveChild): boolean {
  const [ready, all] = (infoOf(pod, 'Containers') ?? '').split('/');
  return all === undefined
    ? pod.health === 'Healthy'
    : ready === all && Number(all) > 0;
}

function podTrouble(pod: LiveChild): string | undefined {
  const reason = infoOf(pod, 'Status Reason');
  const starting = reason === undefined || HARMLESS.has(reason);
  // `Init:0/1` counts the init containers that have ended.
  const initialising = reason !== undefined && /^Init:\d+\/\d+$/.test(reason);
  if (pod.health !== 'Degraded' && (starting || initialising)) {
    return undefined;
  }
  const said = [reason, pod.healthMessage].filter(text => text).join(': ');
  return `Pod ${pod.name}: ${said || 'failed'}`;
}

function infoOf(child: LiveChild, name: string): string | undefined {
  return child.info.find(entry => entry.name === name)?.value;
}
