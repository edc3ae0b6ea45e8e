/**
 * The phases in which a sync applies objects, in their order.
 *
 * @public
 */
export type SyncPhase = 'PreSync' | 'Sync' | 'PostSync' | 'SyncFail';

/**
 * Names one object in a cluster. `group` is empty for the core group, `namespace` for cluster-scoped objects.
 *
 * @public
 */
export interface ResourceKey {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * One object in its place in a plan.
 *
 * @public
 */
export interface PlannedResource extends ResourceKey {
  readonly version: string;
  /** True when the object is a hook: it runs in this phase and is no part of the application's health. */
  readonly hook: boolean;
  /** True when the object is removed in this wave rather than applied. */
  readonly prune: boolean;
  /** True when `name` is only the beginning of the name, from `generateName`: Argo CD adds the rest. */
  readonly generateName?: boolean;
}

/**
 * All objects that are applied together: one (phase, wave) step of a sync.
 *
 * @public
 */
export interface PlannedWave {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** In the order in which Argo CD applies them. */
  readonly resources: readonly PlannedResource[];
}

/**
 * What a sync of a set of manifests will do, step by step.
 *
 * @public
 */
export interface WavePlan {
  /** In execution order: PreSync, Sync, PostSync. */
  readonly waves: readonly PlannedWave[];
  /** Hooks of the SyncFail phase: they run only when the sync fails. */
  readonly onFailure: readonly PlannedWave[];
  /** Objects a sync never applies (`Skip`, unknown hook words, Helm tests, hooks of deletion). */
  readonly skipped: readonly PlannedResource[];
  /** The least time a sync takes in seconds: the delay between waves, as if everything were healthy at once. */
  readonly minimumSeconds: number;
}
