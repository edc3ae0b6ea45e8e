import {
  Command,
  DeploymentDetail,
  DeploymentPlan,
  DeploymentsOverview,
  EntityChart,
  HistoryEntry,
} from '@slipway/plugin-gitops-common';

/** All that a made-up backend knows. */
export interface Scenario {
  readonly overview: DeploymentsOverview | Error | 'never';
  readonly details: Readonly<Record<string, DeploymentDetail>>;
  readonly history: readonly HistoryEntry[];
  readonly plan: DeploymentPlan;
  readonly commands: readonly Command[];
  /** The charts that the deployments run; none, when they run manifests. */
  readonly charts?: readonly EntityChart[];
}
