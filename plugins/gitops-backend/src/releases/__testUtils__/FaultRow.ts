import { FaultCase } from './FaultPlan';

/** What became of a release whose backend was killed. */
export interface FaultRow {
  readonly case: FaultCase;
  /** Of the step. */
  readonly title: string;
  readonly outcome: string;
  /** Of the step. */
  readonly attempts: number;
  readonly fine: boolean;
}
