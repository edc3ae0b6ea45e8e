import {
  CancelRequest,
  ChartsQuery,
  DeployRequest,
  HoldRequest,
  MutationRequest,
  PromoteRequest,
  ReleaseRequest,
  RetryRequest,
  RollbackRequest,
  SyncRequest,
} from './requests';
import { EntityChart, EntityChartVersion } from './types/Chart';
import { Command } from './types/Command';
import { DeploymentDetail } from './types/DeploymentDetail';
import { DeploymentPlan } from './types/DeploymentPlan';
import { DeploymentsOverview } from './types/DeploymentsOverview';
import { HistoryPage } from './types/HistoryEntry';

/**
 * The plugin's HTTP interface as methods. Every call names the entity first, because a deployment is reached only
 * through an entity it belongs to.
 *
 * @public
 */
export interface GitopsApi {
  getDeployments(entityRef: string): Promise<DeploymentsOverview>;
  getDeployment(entityRef: string, id: string): Promise<DeploymentDetail>;
  getHistory(
    entityRef: string,
    id: string,
    options?: { readonly cursor?: string },
  ): Promise<HistoryPage>;
  /** The plan of a commit, a chart version, or an entry of the ledger. */
  getPlan(
    entityRef: string,
    id: string,
    target: { readonly revision: string } | { readonly historyId: string },
  ): Promise<DeploymentPlan>;
  refresh(entityRef: string, id: string): Promise<void>;
  sync(entityRef: string, id: string, request: SyncRequest): Promise<Command>;
  deploy(
    entityRef: string,
    id: string,
    request: DeployRequest,
  ): Promise<Command>;
  promote(
    entityRef: string,
    id: string,
    request: PromoteRequest,
  ): Promise<Command>;
  rollback(
    entityRef: string,
    id: string,
    request: RollbackRequest,
  ): Promise<Command>;
  hold(entityRef: string, id: string, request: HoldRequest): Promise<Command>;
  resume(
    entityRef: string,
    id: string,
    request: MutationRequest,
  ): Promise<Command>;
  terminate(
    entityRef: string,
    id: string,
    request: MutationRequest,
  ): Promise<Command>;
  /** Releases a chart: the one of the request, or the packaged one that comes with it. */
  release(
    entityRef: string,
    request: ReleaseRequest,
    archive?: Blob,
  ): Promise<Command>;
  /** Ends a command before it has ended by itself; what it made stays, and it says what that is. */
  cancelCommand(
    entityRef: string,
    commandId: string,
    request: CancelRequest,
  ): Promise<Command>;
  /** Has a failed command go on from the step that failed. */
  retryCommand(
    entityRef: string,
    commandId: string,
    request: RetryRequest,
  ): Promise<Command>;
  /** The charts that the entity's deployments run, with their versions. */
  listCharts(
    entityRef: string,
    query?: ChartsQuery,
  ): Promise<readonly EntityChart[]>;
  /** One version of a chart, with its digest. */
  getChartVersion(
    entityRef: string,
    version: string,
    query?: ChartsQuery,
  ): Promise<EntityChartVersion & Pick<EntityChart, 'chart' | 'repository'>>;
  getCommand(entityRef: string, commandId: string): Promise<Command>;
  /** The newest commands of an entity, newest first. */
  listCommands(
    entityRef: string,
    options?: { readonly deploymentId?: string },
  ): Promise<readonly Command[]>;
}
