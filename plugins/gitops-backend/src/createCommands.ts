import {
  DatabaseService,
  LoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { ChartRegistries } from './charts/ChartRegistries';
import { ArgoCdClients } from './clients/ArgoCdClients';
import { CommandGuard } from './commands/CommandGuard';
import { CommandService } from './commands/CommandService';
import { CommandTimings, defaultTimings } from './commands/CommandTimings';
import { DatabaseCommandService } from './commands/DatabaseCommandService';
import { closePullRequest } from './commands/git/closePullRequest';
import { createGitAccess } from './commands/git/createGitAccess';
import { createDeployCommand } from './commands/kinds/createDeployCommand';
import { createHoldCommand } from './commands/kinds/createHoldCommand';
import { createResumeCommand } from './commands/kinds/createResumeCommand';
import { createRollbackCommand } from './commands/kinds/createRollbackCommand';
import { createSyncCommand } from './commands/kinds/createSyncCommand';
import { createTerminateCommand } from './commands/kinds/createTerminateCommand';
import { rollbackInArgoCd } from './commands/kinds/rollbackInArgoCd';
import { rollbackInGit } from './commands/kinds/rollbackInGit';
import { notifyOwners } from './commands/notifyOwners';
import { LedgerStore } from './ledger/LedgerStore';
import { DatabaseClock } from './locks/DatabaseClock';
import { DatabaseLocks } from './locks/DatabaseLocks';
import { ChangeNotifier } from './notify/ChangeNotifier';
import { createReleaseCommand } from './releases/createReleaseCommand';

/** What the commands are made of. */
export interface CreateCommandsOptions {
  readonly config: GitopsConfig;
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
  readonly urlReader: UrlReaderService;
  readonly integrations: ScmIntegrationRegistry;
  readonly clients: ArgoCdClients;
  readonly ledger: Pick<LedgerStore, 'get'>;
  /** Asked before each step that may change something. */
  readonly guard: CommandGuard;
  readonly registries: ChartRegistries;
  readonly locks: DatabaseLocks;
  /** The time that all replicas share. */
  readonly clock: DatabaseClock;
  readonly notifier: Pick<ChangeNotifier, 'entityChanged'>;
  /** Tells owners how a command ended; nobody is told without it. */
  readonly notifications?: NotificationService;
  /** @default defaultTimings() */
  readonly timings?: Partial<CommandTimings>;
}

/** The command service with every kind of command. */
export function createCommands(
  options: CreateCommandsOptions,
): Promise<CommandService> {
  const { config, notifier, notifications } = options;
  const tools = {
    clients: options.clients,
    ledger: options.ledger,
    timings: { ...defaultTimings(), ...options.timings },
    git: createGitAccess(options.integrations),
    repository: config.repository,
    urlReader: options.urlReader,
    chartSources: config.chartSources,
    registries: options.registries,
    locks: options.locks,
  };
  return DatabaseCommandService.create({
    ...options,
    definitions: [
      createDeployCommand(tools),
      createSyncCommand(tools),
      createHoldCommand(tools),
      createResumeCommand(tools),
      createTerminateCommand(tools),
      createRollbackCommand({
        git: rollbackInGit(tools),
        argocd: rollbackInArgoCd(tools),
        tidyUp: command => closePullRequest(tools, command),
      }),
      createReleaseCommand(tools),
    ],
    now: () => options.clock.now(),
    syncClock: () => options.clock.sync(),
    secrets: secretsOf(config),
    onEnd: async command => {
      notifier.entityChanged(command.entityRef);
      if (notifications) await notifyOwners(notifications, command);
    },
  });
}

function secretsOf({ instances, chartRepositories }: GitopsConfig): string[] {
  return [
    ...instances.map(({ auth }) =>
      auth.type === 'token' ? auth.token : auth.password,
    ),
    ...chartRepositories.flatMap(({ password, token }) => [
      password ?? '',
      token ?? '',
    ]),
  ].filter(Boolean);
}
