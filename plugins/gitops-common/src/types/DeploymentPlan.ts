import { WavePlan } from '@slipway/sync-waves';
import { DeployedVersion } from './Deployment';

/**
 * What bringing a revision would do, before it runs.
 *
 * @public
 */
export interface DeploymentPlan {
  readonly from?: DeployedVersion;
  readonly to: DeployedVersion;
  readonly plan: WavePlan;
  readonly changes: readonly ResourceChange[];
  /** Set when the diff cannot be trusted whole, with the reason. */
  readonly incomplete?: string;
  /** The ways there are to go to `to`, and why one is not open. */
  readonly ways: readonly RollbackWay[];
}

/**
 * One object that differs.
 *
 * @public
 */
export interface ResourceChange {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly wave: number;
  readonly action: 'create' | 'update' | 'delete';
  /** Unified diff lines of the YAML, secrets masked; ` `, `-` and `+` first. */
  readonly lines: readonly string[];
}

/**
 * A way back.
 *
 * @public
 */
export interface RollbackWay {
  readonly way: 'git' | 'argocd';
  readonly available: boolean;
  /** One sentence; set when not available. */
  readonly reason?: string;
  /** What it does, a sentence each. */
  readonly does: readonly string[];
  /** What will not happen, a sentence each. */
  readonly doesNot: readonly string[];
}
