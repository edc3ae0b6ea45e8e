import { Manifest } from '../types/Manifest';
import { ResourceKey, SyncPhase } from '../types/WavePlan';
import { HookDeletePolicy } from './hookDeletePolicies';

/**
 * One thing that a sync does to one object in one phase: apply it, or remove it.
 *
 * @public
 */
export interface SyncTask {
  /** The object. */
  readonly key: ResourceKey;
  /** The phase in which it happens. */
  readonly phase: SyncPhase;
  /** As written on the object; `orderTasks` moves it where Argo CD does. */
  readonly wave: number;
  /** What to apply; absent when the object is to be removed. */
  readonly target?: Manifest;
  /** True when the object runs as a hook in this phase. */
  readonly hook: boolean;
  /** When the hook is removed; empty for objects that are no hook. */
  readonly deletePolicies: readonly HookDeletePolicy[];
  /** True when the object is removed. */
  readonly prune: boolean;
  /** True when the object itself asks to be removed after everything else. */
  readonly pruneLast: boolean;
}
