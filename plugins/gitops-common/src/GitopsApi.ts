import {
  DeployRequest,
  HoldRequest,
  MutationRequest,
  ReleaseRequest,
  RollbackRequest,
  SyncRequest,
} from './requests';
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
  release(entityRef: string, request: ReleaseRequest): Promise<Command>;
  getCommand(entityRef: string, commandId: string): Promise<Command>;
  /** The newest commands of an entity, newest first. */
  listCommands(
    entityRef: string,
    options?: { readonly deploymentId?: string },
  ): Promise<readonly Command[]>;
}
