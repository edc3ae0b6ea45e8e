import {
  DatabaseService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { prepareConfigReader } from '@slipway/cdk8s';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  commandDefinitions,
  CommandDefinitionsOptions,
} from './commandDefinitions';
import { CommandGuard } from './commands/CommandGuard';
import { CommandMetrics } from './commands/CommandMetrics';
import { CommandService } from './commands/CommandService';
import { DatabaseCommandService } from './commands/DatabaseCommandService';
import { notifyOwners } from './commands/notifyOwners';
import { KnownSecrets } from './KnownSecrets';
import { DatabaseClock } from './locks/DatabaseClock';
import { ChangeNotifier } from './notify/ChangeNotifier';

/** What the commands are made of. */
export interface CreateCommandsOptions extends CommandDefinitionsOptions {
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
  /** Asked before each step that may change something. */
  readonly guard: CommandGuard;
  /** The time that all replicas share. */
  readonly clock: DatabaseClock;
  readonly notifier: Pick<ChangeNotifier, 'entityChanged'>;
  /** Counts how commands end; nothing is counted without it. */
  readonly metrics?: MetricsService;
  /** Tells owners how a command ended; nobody is told without it. */
  readonly notifications?: NotificationService;
  /** Taken out of all that is kept or logged; without it, those of the configuration alone. */
  readonly knownSecrets?: KnownSecrets;
}

/** The command service with every kind of command. */
export function createCommands(
  options: CreateCommandsOptions,
): Promise<CommandService> {
  const { config, notifier, notifications } = options;
  const secrets = options.knownSecrets ?? new KnownSecrets(config);
  // Now rather than while somebody waits for a request.
  prepareConfigReader();
  const metrics = options.metrics && new CommandMetrics(options.metrics);
  return DatabaseCommandService.create({
    ...options,
    definitions: commandDefinitions(options),
    now: () => options.clock.now(),
    syncClock: () => options.clock.sync(),
    secrets: () => secrets.list(),
    onEnd: async (command, toldAttempts) => {
      notifier.entityChanged(command.entityRef);
      metrics?.ended(command, toldAttempts);
      if (notifications) await notifyOwners(notifications, command);
    },
  });
}
