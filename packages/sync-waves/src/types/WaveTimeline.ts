import { LiveChild } from './LiveOperation';
import { PlannedResource, PlannedWave, SyncPhase } from './WavePlan';

/**
 * How far a wave or an object of it is.
 *
 * - `waiting`: its turn has not come; nothing is wrong.
 * - `running`: applied, or being applied, and not healthy yet.
 * - `stuck`: running, and an object reports an error or takes far longer than usual.
 * - `blocked`: waiting behind a stuck or failed wave.
 * - `done`, `failed`: ended.
 * - `skipped`: its turn never came, because the operation ended before.
 *
 * @public
 */
export type WaveState =
  'waiting' | 'running' | 'stuck' | 'blocked' | 'done' | 'failed' | 'skipped';

/**
 * An object of the plan with what is known of it.
 *
 * @public
 */
export interface TimelineResource extends PlannedResource {
  readonly state: WaveState;
  readonly sync?: string;
  readonly health?: string;
  /** One sentence: Argo CD's message, or the health's, or a pod's reason, the most telling first. */
  readonly message?: string;
  readonly images?: readonly string[];
  /** RFC 3339; when the object was applied or first seen in this operation. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Pods of a workload: how many are ready and how many there are; absent for other kinds. */
  readonly ready?: { readonly count: number; readonly of: number };
  readonly children?: readonly LiveChild[];
  /** Of the object in the cluster: tells a later call that it was changed in between. */
  readonly resourceVersion?: string;
}

/**
 * A wave of the plan with its progress.
 *
 * @public
 */
export interface TimelineWave extends Omit<PlannedWave, 'resources'> {
  readonly state: WaveState;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** The objects that are done, of all of this wave. */
  readonly done: number;
  readonly resources: readonly TimelineResource[];
  /** What this wave usually takes in seconds, when the caller knows it. */
  readonly usualSeconds?: number;
}

/**
 * Plan, Argo CD's report and the live objects joined into one picture.
 *
 * @public
 */
export interface WaveTimeline {
  /** RFC 3339; the operation that this is the timeline of, so that the next call knows whether it goes on. */
  readonly operationStartedAt?: string;
  readonly waves: readonly TimelineWave[];
  /** Index into `waves` of the one that runs or is stuck; absent when none does. */
  readonly activeWave?: number;
  readonly doneWaves: number;
  /** The wave that keeps the operation from going on, with the objects that do. */
  readonly waitsFor?: {
    readonly phase: SyncPhase;
    readonly wave: number;
    readonly resources: readonly string[];
  };
}
