import {
  Command,
  DeploymentDetail,
  DeploymentPlan,
  DeploymentsOverview,
  HistoryEntry,
} from '@slipway/plugin-gitops-common';

/** All that a made-up backend knows. */
export interface Scenario {
  readonly overview: DeploymentsOverview | Error | 'never';
  readonly details: Readonly<Record<string, DeploymentDetail>>;
  readonly history: readonly HistoryEntry[];
  readonly plan: DeploymentPlan;
  readonly commands: readonly Command[];
}
