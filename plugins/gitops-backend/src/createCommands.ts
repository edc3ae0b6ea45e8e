import {
  DatabaseService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { ArgoCdClients } from './clients/ArgoCdClients';
import { CommandService } from './commands/CommandService';
import { defaultTimings } from './commands/CommandTimings';
import { DatabaseCommandService } from './commands/DatabaseCommandService';
import { createHoldCommand } from './commands/kinds/createHoldCommand';
import { createResumeCommand } from './commands/kinds/createResumeCommand';
import { createRollbackCommand } from './commands/kinds/createRollbackCommand';
import { createSyncCommand } from './commands/kinds/createSyncCommand';
import { createTerminateCommand } from './commands/kinds/createTerminateCommand';
import { rollbackInArgoCd } from './commands/kinds/rollbackInArgoCd';
import { LedgerStore } from './ledger/LedgerStore';
import { ChangeNotifier } from './notify/ChangeNotifier';

/** The command service with every kind of command. */
export function createCommands(options: {
  readonly config: GitopsConfig;
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
  readonly clients: ArgoCdClients;
  readonly ledger: LedgerStore;
  readonly notifier: ChangeNotifier;
}): Promise<CommandService> {
  const { config, clients, ledger, notifier } = options;
  const tools = { clients, ledger, timings: defaultTimings() };
  return DatabaseCommandService.create({
    ...options,
    definitions: [
      createSyncCommand(tools),
      createHoldCommand(tools),
      createResumeCommand(tools),
      createTerminateCommand(tools),
      createRollbackCommand({ git: [], argocd: rollbackInArgoCd(tools) }),
    ],
    secrets: secretsOf(config),
    onEnd: async ({ entityRef }) => notifier.entityChanged(entityRef),
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
