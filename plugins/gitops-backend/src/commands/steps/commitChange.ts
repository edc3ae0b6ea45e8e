import { ConflictError, NotAllowedError } from '@backstage/errors';
import { changesIn } from '../../mappers/changesIn';
import { ChangePlan } from '../git/ChangePlan';
import { commitMessage } from '../git/commitMessage';
import { FileOfOthers } from '../git/FileOfOthers';
import { findCommit } from '../git/findCommit';
import { GitChange } from '../git/GitChange';
import {
  GitopsRepository,
  GitTools,
  openGitopsRepository,
} from '../git/GitTools';
import { whatNeedsReview } from '../git/whatNeedsReview';
import { StepContext } from '../StepContext';
import { StepResult } from '../StepResult';
import { ApplicationAccess } from './ApplicationAccess';
import { rememberBefore } from './seenBefore';

/** How often a change is made anew because the branch got other commits, before it is given up. */
const TRIES = 10;

/** How many files a refusal names. */
const LISTED = 3;

/**
 * Commits a change to the branch, once a command: the commit carries the command's id, so that a second run finds it,
 * whatever came to the branch since. Undefined when Git has it already.
 */
export async function commitChange(
  tools: GitTools,
  plan: ChangePlan,
  context: StepContext,
): Promise<StepResult | undefined> {
  const repository = openGitopsRepository(tools);
  const earlier = await ownCommit(repository, context);
  if (earlier) return noted(repository, context, earlier);
  const change = await plan.change(context);
  if (!change?.files.length) {
    // The request of a backend that was killed may have come through only now.
    const late = await ownCommit(repository, context);
    return late && noted(repository, context, late);
  }
  refuseWithoutReview(tools, change);
  refuseOthersVersion(context, change);
  if (context.memory.historyBefore === undefined) {
    const access = new ApplicationAccess(tools.clients, context);
    await rememberBefore(context, await access.read());
  }
  await context.remember({
    committing: watchedPath(change),
    app: change.app,
    environment: change.environment,
    delivery: change.delivery,
    from: change.from,
    to: change.to,
    runs: change.runs,
    notes: [...change.notes],
  });
  const { actor, reason, commandId } = context;
  const facts = { change, verb: plan.verb, actor, reason, commandId };
  try {
    const done = await repository.host.commitChanges({
      repository: repository.ref,
      branch: repository.config.branch,
      message: commitMessage(facts, { notes: change.notes }),
      changes: change.files,
      madeFrom: change.base,
    });
    // What the branch held already may be ours, by a request whose answer was lost, with others' commits on top.
    const own = done.created
      ? done
      : ((await ownCommit(repository, context)) ?? done);
    return await noted(repository, context, own);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const tries = Number(context.memory.commitTries ?? 0) + 1;
    if (tries >= TRIES) throw error;
    await context.remember({ commitTries: tries });
    return {
      type: 'again',
      afterMs: tools.timings.pollMs,
      waitsFor: `Others committed to ${repository.config.branch} meanwhile; the change is made anew on top of it.`,
    };
  }
}

async function ownCommit(
  repository: GitopsRepository,
  { commandId, memory }: StepContext,
) {
  const { committing } = memory;
  return typeof committing === 'string'
    ? findCommit(repository, commandId, committing)
    : undefined;
}

/** A command keeps its steps, but what needs a review by now does not go without one because it was asked for before. */
function refuseWithoutReview(
  { environments }: GitTools,
  { environment, others, to }: GitChange,
): void {
  if (!environments) return;
  if (changesIn(environment, environments) !== 'commit') {
    throw new NotAllowedError(
      `Git is not changed by a commit in ${environment} any more: its 'changes' in gitops.environments asks for pull requests by now. Ask for ${to} again to get one.`,
    );
  }
  const reviewed = whatNeedsReview(others, environments);
  if (!reviewed.length) return;
  throw new NotAllowedError(
    `A commit for ${environment} may not change what is not ${environment}'s, and bringing ${to} changes ${listed(reviewed)} with it. Make the change by a pull request: edit the config on a branch and run 'slipway synth' there, or have 'changes: pullRequest' set for ${environment} in gitops.environments and ask again.`,
  );
}

function listed(files: readonly FileOfOthers[]): string {
  const names = files
    .slice(0, LISTED)
    .map(({ path, environment }) => `${path} (${environment ?? 'platform'})`);
  const more = files.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Between two tries somebody may have chosen another version: then a person has to choose again. */
function refuseOthersVersion(
  { memory: { from } }: StepContext,
  change: GitChange,
): void {
  if (typeof from !== 'string' || from === change.from) return;
  throw new ConflictError(
    `Somebody brought ${change.app} ${change.from} to ${change.environment} in Git meanwhile, where it was on ${from}. Ask again for ${change.to} if it is still wanted.`,
  );
}

/** A file that hardly anything else changes. */
function watchedPath({ files }: GitChange): string {
  const written = files.filter(({ content }) => content !== undefined);
  const own = written.find(({ path }) => path.startsWith('dist/'));
  return (own ?? written[0] ?? files[0]).path;
}

async function noted(
  { config }: GitopsRepository,
  context: StepContext,
  { sha, url }: { readonly sha: string; readonly url: string },
): Promise<StepResult> {
  const { app, to, environment, notes } = context.memory;
  const short = sha.slice(0, 7);
  await context.leaves(
    'commit',
    `Commit ${short} (${url}) is on ${config.branch}: Git asks for ${app} ${to} in ${environment}. Roll back, or deploy another version, if it is not wanted.`,
  );
  const warnings = [
    ...new Set([...(context.outcome.warnings ?? []), ...sentences(notes)]),
  ];
  await context.made({
    commitSha: sha,
    commitUrl: url,
    ...(warnings.length && { warnings }),
  });
  await context.remember({ merged: sha });
  return {
    type: 'done',
    output: `Committed ${app} ${to} for ${environment} to ${config.branch} as ${short}: ${url}`,
  };
}

function sentences(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
