/** The limits of a rolling update: a number of pods, or a percentage of `replicas` as text. */
export interface RolloutLimits {
  readonly replicas: number;
  readonly maxSurge: unknown;
  readonly maxUnavailable: unknown;
}

/** One ReplicaSet of a Deployment. */
export interface RolloutSet {
  readonly wanted: number;
  readonly existing: number;
  readonly available: number;
}

function amount(
  value: unknown,
  of: number,
  round: (x: number) => number,
  fallback: number,
) {
  if (typeof value === 'number') return value;
  const match = /^(\d+)%$/.exec(typeof value === 'string' ? value : '');
  return match ? round((Number(match[1]) * of) / 100) : round(fallback * of);
}

/**
 * How many pods the new ReplicaSet and each old one should have next: never more than `replicas` plus the surge, never
 * fewer available than `replicas` less the unavailable. Old pods that do not serve go first.
 */
export function rolloutCounts(
  limits: RolloutLimits,
  next: RolloutSet,
  old: readonly RolloutSet[],
): { readonly next: number; readonly old: readonly number[] } {
  const surge = amount(limits.maxSurge, limits.replicas, Math.ceil, 0.25);
  let unavailable = amount(
    limits.maxUnavailable,
    limits.replicas,
    Math.floor,
    0.25,
  );
  if (surge === 0 && unavailable === 0) unavailable = 1;
  const oldTotal = old.reduce(
    (sum, set) => sum + Math.max(set.wanted, set.existing),
    0,
  );
  const grown = Math.max(
    Math.min(limits.replicas, limits.replicas + surge - oldTotal),
    Math.min(next.wanted, limits.replicas),
  );
  // A pod that is to go counts no more, even before its ReplicaSet has removed it.
  const serving = (set: RolloutSet) => Math.min(set.wanted, set.available);
  const available = old.reduce((sum, set) => sum + serving(set), serving(next));
  let spare = Math.max(0, available - (limits.replicas - unavailable));
  const counts = old.map(set => {
    // What does not serve is no loss.
    const removed = Math.min(serving(set), spare);
    spare -= removed;
    return serving(set) - removed;
  });
  return { next: grown, old: counts };
}
