import { ConflictError } from '@backstage/errors';
import { CommandStepDefinition } from '../CommandDefinition';
import {
  GitopsRepository,
  GitTools,
  openGitopsRepository,
} from '../git/GitTools';
import { branchHead, readConfigAt } from '../git/regenerate';
import { versionOf } from '../git/versionOf';
import { StepContext } from '../StepContext';
import { StepResult } from '../StepResult';
import { PullRequestPlan, submitPullRequest } from './openPullRequest';
import { patient } from './patient';

/**
 * Waits for people to merge. When the branch moved on under the pull request, it is made again on top of it, so that
 * what is merged is what the config gives; when somebody brought another version meanwhile, a person has to choose.
 */
export function waitForMerge(
  tools: GitTools,
  plan: PullRequestPlan,
): CommandStepDefinition {
  return {
    name: 'wait-merged',
    title: 'Wait for the merge',
    exclusive: false,
    run: patient(async context => {
      if (!context.outcome.pullRequestNumber) {
        return { type: 'done', output: 'No pull request was needed' };
      }
      const repository = openGitopsRepository(tools);
      const number = context.outcome.pullRequestNumber;
      const { host, ref } = repository;
      const pullRequest = await host.getPullRequest(ref, number);
      if (pullRequest.state === 'closed') {
        await context.leaves('pull-request');
        return {
          type: 'cancel',
          reason: `Pull request #${number} was closed without a merge.`,
        };
      }
      if (pullRequest.state === 'merged') {
        const sha =
          pullRequest.mergeCommitSha ?? (await branchHead(repository));
        const [commit] = await host.listCommits(ref, sha, { limit: 1 });
        await context.leaves('pull-request');
        await context.remember({
          merged: sha,
          mergedAt: commit?.date ?? context.now().toISOString(),
        });
        return { type: 'done', output: `Merged as ${sha.slice(0, 7)}` };
      }
      return (
        (await keepUpToDate(tools, plan, repository, context)) ?? {
          type: 'again',
          afterMs: tools.timings.mergePollMs,
          waitsFor: pullRequest.conflict
            ? conflictSentence(number, repository.config.branch)
            : `Waits for the merge of pull request #${number}.`,
        }
      );
    }),
  };
}

async function keepUpToDate(
  tools: GitTools,
  plan: PullRequestPlan,
  repository: GitopsRepository,
  context: StepContext,
): Promise<StepResult | undefined> {
  const { base, app, environment, from, to } = context.memory;
  const head = await branchHead(repository);
  if (head === base || typeof app !== 'string') return undefined;
  const { config } = await readConfigAt(repository, app, head);
  const now = versionOf(config, String(environment)) ?? 'nothing';
  const number = context.outcome.pullRequestNumber;
  if (now !== from && now !== to) {
    return {
      type: 'again',
      afterMs: tools.timings.mergePollMs,
      waitsFor: `Pull request #${number} conflicts: somebody brought ${app} ${now} to ${environment} since it was opened on ${from}. Close it, and ask again for ${to} if it is still wanted.`,
    };
  }
  const change = await plan.change(context);
  if (!change?.files.length) return undefined;
  try {
    await submitPullRequest(tools, plan.verb, context, change);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // Neighbouring lines: a branch that people may have built on is not thrown away for them.
    await context.remember({ base: base ?? null });
    return {
      type: 'again',
      afterMs: tools.timings.mergePollMs,
      waitsFor: conflictSentence(Number(number), repository.config.branch),
    };
  }
}

function conflictSentence(number: number, branch: string): string {
  return `Pull request #${number} conflicts with ${branch}. Solve the conflict there, or close it and ask again.`;
}
