import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Command,
  CommandKind,
  DeploymentDetail,
  DeploymentPlan,
  DeploymentsOverview,
  HistoryPage,
} from '@slipway/plugin-gitops-common';
import { JsonObject } from '@backstage/types';
import { PlanTarget } from '../plans/PlanReader';

/** Names an entity and who asks. */
export interface EntityRequest {
  /** Full ref. */
  readonly entityRef: string;
  readonly credentials: BackstageCredentials;
}

/** Names a deployment of an entity and who asks. */
export interface DeploymentRequest extends EntityRequest {
  /** `<instance>:<namespace>:<name>`. */
  readonly id: string;
}

/** A mutation that somebody asks for. */
export interface MutationCommand extends DeploymentRequest {
  readonly kind: CommandKind;
  readonly reason?: string;
  readonly idempotencyKey?: string;
  /** What the kind takes beside that, checked by its schema. */
  readonly parameters: JsonObject;
}

/**
 * The one door to deployments: routes, registry actions and the scaffolder go through it.
 */
export interface DeploymentService {
  getOverview(request: EntityRequest): Promise<DeploymentsOverview>;
  getDetail(request: DeploymentRequest): Promise<DeploymentDetail>;
  getHistory(
    request: DeploymentRequest & { readonly cursor?: string },
  ): Promise<HistoryPage>;
  getPlan(
    request: DeploymentRequest & { readonly target: PlanTarget },
  ): Promise<DeploymentPlan>;
  refresh(request: DeploymentRequest): Promise<void>;
  submit(request: MutationCommand): Promise<Command>;
  getCommand(
    request: EntityRequest & { readonly commandId: string },
  ): Promise<Command>;
  /** Ends a command of the entity; whoever may ask for its kind may. */
  cancelCommand(
    request: EntityRequest & {
      readonly commandId: string;
      readonly reason?: string;
      readonly closePullRequest?: boolean;
    },
  ): Promise<Command>;
  /** Has a failed command of the entity go on. */
  retryCommand(
    request: EntityRequest & {
      readonly commandId: string;
      readonly reason?: string;
    },
  ): Promise<Command>;
  listCommands(
    request: EntityRequest & { readonly deploymentId?: string },
  ): Promise<readonly Command[]>;
}
