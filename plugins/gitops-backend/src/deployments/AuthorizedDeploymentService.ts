import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  actionOfCommand,
  Command,
  CommandKind,
  Deployment,
  DeploymentDetail,
  DeploymentPlan,
  DeploymentsOverview,
  GitopsAction,
  HistoryEntry,
  HistoryPage,
  parseDeploymentId,
} from '@slipway/plugin-gitops-common';
import { EnvironmentConfig } from '@slipway/plugin-gitops-node';
import { CommandService } from '../commands/CommandService';
import { PlanTarget } from '../plans/PlanReader';
import { DefaultDeploymentService } from './DefaultDeploymentService';
import {
  DeploymentRequest,
  DeploymentService,
  EntityRequest,
  MutationCommand,
} from './DeploymentService';
import { EntityGate } from './EntityGate';
import { EntityScope } from './EntityScope';
import { requiresReason } from './groupByEnvironment';
import { promotedVersion } from './promotedVersion';

/** Commands that change Git, and do it as the environment is configured. */
const WRITES_GIT: ReadonlySet<CommandKind> = new Set([
  'deploy',
  'promote',
  'release',
  'rollback',
]);

/** What {@link AuthorizedDeploymentService} is made of. */
export interface AuthorizedDeploymentServiceOptions {
  readonly service: DefaultDeploymentService;
  readonly commands: CommandService;
  readonly gate: EntityGate;
  readonly environments: readonly EnvironmentConfig[];
}

/**
 * Checks who may do what before anything is read or accepted. The entity is loaded with the caller's own rights, so an
 * entity that the caller may not see does not exist here.
 */
export class AuthorizedDeploymentService implements DeploymentService {
  readonly #options: AuthorizedDeploymentServiceOptions;

  constructor(options: AuthorizedDeploymentServiceOptions) {
    this.#options = options;
  }

  async getOverview(request: EntityRequest): Promise<DeploymentsOverview> {
    return this.#options.service.getOverview(
      await this.#options.gate.enter(request),
    );
  }

  async getDetail(request: DeploymentRequest): Promise<DeploymentDetail> {
    const scope = await this.#options.gate.enter(request);
    return this.#options.service.getDetail(scope, request.id);
  }

  async getHistory(
    request: DeploymentRequest & { readonly cursor?: string },
  ): Promise<HistoryPage> {
    const { service } = this.#options;
    const scope = await this.#options.gate.enter(request);
    const page = await service.getHistory(scope, request.id, request);
    return service.linkOf(scope, request.id).firm
      ? page
      : { ...page, items: page.items.map(withoutWords) };
  }

  async getPlan(
    request: DeploymentRequest & { readonly target: PlanTarget },
  ): Promise<DeploymentPlan> {
    const { service } = this.#options;
    const scope = await this.#options.gate.enter(request);
    const link = service.linkOf(scope, request.id);
    // A plan holds manifests, and anyone can write an annotation that names somebody else's Application.
    if (!link.firm) throw new NotAllowedError(link.reason);
    return service.getPlan(scope, request.id, request.target);
  }

  async refresh(request: DeploymentRequest): Promise<void> {
    const scope = await this.#options.gate.enter(request);
    await this.#demand(scope, request.id, 'sync');
    await this.#options.service.refresh(scope, request.id);
  }

  async submit(request: MutationCommand): Promise<Command> {
    const scope = await this.#options.gate.enter(request);
    const deployment = await this.#demand(
      scope,
      request.id,
      actionOfCommand[request.kind],
    );
    const { environment } = deployment;
    if (
      !request.reason &&
      requiresReason(environment, this.#options.environments)
    ) {
      throw new InputError(
        `Every action in ${environment} needs a reason: say why in 'reason'.`,
      );
    }
    return this.#options.commands.submit({
      kind: request.kind,
      entityRef: scope.entityRef,
      deployment: parseDeploymentId(request.id),
      actor: this.#options.gate.actor(request.credentials, {
        entityRef: scope.entityRef,
        action: actionOfCommand[request.kind],
      }),
      reason: request.reason,
      idempotencyKey: request.idempotencyKey,
      parameters: request.parameters,
      settled: {
        names: [
          'changes',
          ...(request.kind === 'promote' ? ['version', 'fromEnvironment'] : []),
        ],
        // What decides the steps is kept with the command: what is configured later is for later commands.
        read: async () => ({
          ...(request.kind === 'promote' &&
            (await this.#promotion(scope, request, deployment))),
          ...(WRITES_GIT.has(request.kind) &&
            deployment.changes === 'commit' && { changes: 'commit' }),
        }),
      },
    });
  }

  async getCommand(
    request: EntityRequest & { readonly commandId: string },
  ): Promise<Command> {
    const { entityRef } = await this.#options.gate.enter(request);
    const command = await this.#options.commands.get(request.commandId);
    if (command?.entityRef === entityRef) return command;
    throw new NotFoundError(
      `${entityRef} has no command '${request.commandId.slice(0, 100)}'.`,
    );
  }

  async cancelCommand(
    request: EntityRequest & {
      readonly commandId: string;
      readonly reason?: string;
      readonly closePullRequest?: boolean;
    },
  ): Promise<Command> {
    const { id, actor } = await this.#mayEnd(request);
    const { reason, closePullRequest } = request;
    return this.#options.commands.cancel({
      id,
      actor,
      reason,
      closePullRequest,
    });
  }

  async retryCommand(
    request: EntityRequest & {
      readonly commandId: string;
      readonly reason?: string;
    },
  ): Promise<Command> {
    const { id, actor, command } = await this.#mayEnd(request);
    // It goes on to change the deployment, so that has to be allowed now as it was when it was accepted.
    const scope = await this.#options.gate.enter(request);
    await this.#demand(
      scope,
      command.deploymentId,
      actionOfCommand[command.kind],
    );
    return this.#options.commands.retry({ id, actor, reason: request.reason });
  }

  async listCommands(
    request: EntityRequest & { readonly deploymentId?: string },
  ): Promise<readonly Command[]> {
    const { entityRef } = await this.#options.gate.enter(request);
    const { deploymentId } = request;
    if (deploymentId) parseDeploymentId(deploymentId);
    return this.#options.commands.list({ entityRef, deploymentId });
  }

  /** Whoever may ask for a kind of command on the entity may end or repeat one. */
  async #mayEnd(request: EntityRequest & { readonly commandId: string }) {
    const { gate } = this.#options;
    const scope = await gate.enter(request);
    const command = await this.getCommand(request);
    const action = actionOfCommand[command.kind];
    const { allowed, reason } = scope.access[action];
    if (!allowed) throw new NotAllowedError(reason);
    const { entityRef } = scope;
    const actor = gate.actor(request.credentials, { entityRef, action });
    return { id: command.id, actor, command };
  }

  /** The version that is promoted, and where from: both are settled once, when it is accepted. */
  async #promotion(
    scope: EntityScope,
    { parameters }: MutationCommand,
    target: Deployment,
  ) {
    const { service } = this.#options;
    const source = await service.describe(scope, String(parameters.from));
    const seen = parameters.version as string | undefined;
    return {
      version: promotedVersion({ source, target, seen }),
      fromEnvironment: source.environment,
    };
  }

  async #demand(scope: EntityScope, id: string, action: GitopsAction) {
    const deployment = await this.#options.service.describe(scope, id);
    const { allowed, reason } = deployment.access[action];
    if (!allowed) throw new NotAllowedError(reason);
    return deployment;
  }
}

/** What an annotation alone shows of an operation: that it was, not what people and Argo CD said of it. */
function withoutWords({
  reason: _reason,
  message: _message,
  ...entry
}: HistoryEntry): HistoryEntry {
  return entry;
}
