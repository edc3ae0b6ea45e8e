import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { ChartRegistries } from './charts/ChartRegistries';
import { ArgoCdClients } from './clients/ArgoCdClients';
import { CommandDefinition } from './commands/CommandDefinition';
import { CommandTimings, defaultTimings } from './commands/CommandTimings';
import { closePullRequest } from './commands/git/closePullRequest';
import { createGitAccess } from './commands/git/createGitAccess';
import { createDeployCommand } from './commands/kinds/createDeployCommand';
import { createHoldCommand } from './commands/kinds/createHoldCommand';
import { createPromoteCommand } from './commands/kinds/createPromoteCommand';
import { createResumeCommand } from './commands/kinds/createResumeCommand';
import { createRollbackCommand } from './commands/kinds/createRollbackCommand';
import { createSyncCommand } from './commands/kinds/createSyncCommand';
import { createTerminateCommand } from './commands/kinds/createTerminateCommand';
import { rollbackInArgoCd } from './commands/kinds/rollbackInArgoCd';
import { rollbackInGit } from './commands/kinds/rollbackInGit';
import { LedgerStore } from './ledger/LedgerStore';
import { DatabaseLocks } from './locks/DatabaseLocks';
import { createReleaseCommand } from './releases/createReleaseCommand';

/** What the steps of the commands work with. */
export interface CommandDefinitionsOptions {
  readonly config: GitopsConfig;
  readonly urlReader: UrlReaderService;
  readonly integrations: ScmIntegrationRegistry;
  readonly clients: ArgoCdClients;
  readonly ledger: Pick<LedgerStore, 'get'>;
  readonly registries: ChartRegistries;
  readonly locks: DatabaseLocks;
  /** @default defaultTimings() */
  readonly timings?: Partial<CommandTimings>;
}

/** Every kind of command. */
export function commandDefinitions(
  options: CommandDefinitionsOptions,
): readonly CommandDefinition[] {
  const { config } = options;
  const tools = {
    clients: options.clients,
    ledger: options.ledger,
    timings: { ...defaultTimings(), ...options.timings },
    git: createGitAccess(options.integrations),
    repository: config.repository,
    environments: config.environments,
    urlReader: options.urlReader,
    chartSources: config.chartSources,
    sourceType: (url: string) => options.integrations.byUrl(url)?.type,
    chartLint: config.chartLint,
    registries: options.registries,
    locks: options.locks,
  };
  return [
    createDeployCommand(tools),
    createPromoteCommand(tools),
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
  ];
}
