import { FaultMoment } from './FaultPlan';

/** What became of a release whose backend was killed. */
export interface FaultRow {
  readonly step: string;
  readonly title: string;
  readonly way: string;
  readonly moment: FaultMoment;
  readonly outcome: string;
  readonly attempts: number;
  readonly fine: boolean;
}
