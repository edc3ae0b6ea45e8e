import { LedgerStore } from '../../ledger/LedgerStore';
import { mainSource } from '../../mappers/mainSource';
import { CommandDefinition } from '../CommandDefinition';
import { checkConfigEntity } from '../git/checkConfigEntity';
import { findDeployedCommit } from '../git/findDeployedCommit';
import { generatedApplicationOf } from '../git/generatedApplicationOf';
import { GitChange } from '../git/GitChange';
import { GitTools, openGitopsRepository } from '../git/GitTools';
import {
  branchHead,
  ConfigAt,
  readConfigAt,
  regenerate,
} from '../git/regenerate';
import { restoreEnvironment } from '../git/restoreEnvironment';
import { StepContext } from '../StepContext';
import { ApplicationAccess } from '../steps/ApplicationAccess';
import { findHistoryEntry } from '../steps/findHistoryEntry';
import { followChange } from './followChange';

/** What this way needs beside Git. */
export interface RollbackInGitTools extends GitTools {
  readonly ledger: Pick<LedgerStore, 'get'>;
}

/**
 * Restore in Git: a pull request or a commit that puts one environment back to what it was when the chosen version ran. Auto-sync
 * stays on, hooks run, and Git says what runs.
 */
export function rollbackInGit(
  tools: RollbackInGitTools,
): CommandDefinition['steps'] {
  return followChange(tools, {
    verb: 'roll back',
    change: context => restore(tools, context),
  });
}

async function restore(
  tools: RollbackInGitTools,
  context: StepContext,
): Promise<GitChange | undefined> {
  const access = new ApplicationAccess(tools.clients, context);
  const from = generatedApplicationOf(await access.read());
  const repository = openGitopsRepository(tools);
  const head = await readConfigAt(
    repository,
    from.app,
    await branchHead(repository),
  );
  checkConfigEntity(head, context);
  const earlier = await readConfigAt(
    repository,
    from.app,
    await restoredCommit(tools, context, from.name),
  );
  const { text, notes } = restoreEnvironment(
    head,
    earlier.config,
    from.environment,
  );
  const change = await regenerate(repository, from, head, text);
  return {
    ...change,
    notes: [
      ...notes,
      ...change.notes,
      ...(await differences(tools, earlier, change, from.name)),
    ],
  };
}

/** Searched once: the branch may get new commits while the pull request waits. */
async function restoredCommit(
  tools: RollbackInGitTools,
  context: StepContext,
  name: string,
): Promise<string> {
  const known = context.memory.restoredFrom;
  if (typeof known === 'string') return known;
  const entry = await findHistoryEntry(tools.ledger, context);
  const commit = await findDeployedCommit(
    openGitopsRepository(tools),
    tools.git,
    {
      name,
      version: entry.version,
      source: mainSource({ sources: entry.sources }).source,
    },
  );
  await context.remember({ restoredFrom: commit });
  return commit;
}

/** What will not be as it was, because it does not depend on this environment's part of the config. */
async function differences(
  tools: GitTools,
  earlier: ConfigAt,
  change: GitChange,
  name: string,
): Promise<readonly string[]> {
  const { host, ref } = openGitopsRepository(tools);
  const folder = `dist/${name}/manifests`;
  const then = new Map(
    (await host.listFiles(ref, earlier.commit, folder)).map(
      ({ path, sha }) => [path, sha] as const,
    ),
  );
  const others = change.result
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .filter(({ path, sha }) => then.get(path) !== sha)
    .map(({ path }) => path.slice(folder.length + 1));
  return others.length
    ? [
        `Not restored to the letter, because a shared field or the generator changed since: ${others.join(
          ', ',
        )}.`,
      ]
    : [];
}
