import { ConflictError } from '@backstage/errors';
import { CommandStepDefinition } from '../CommandDefinition';
import { ChangePlan } from '../git/ChangePlan';
import {
  GitopsRepository,
  GitTools,
  openGitopsRepository,
} from '../git/GitTools';
import { branchHead, readConfigAt } from '../git/regenerate';
import { versionOf } from '../git/versionOf';
import { isTransientError } from '../queue/isTransientError';
import { StepContext } from '../StepContext';
import { StepResult } from '../StepResult';
import { ApplicationAccess } from './ApplicationAccess';
import { submitPullRequest } from './openPullRequest';
import { patient } from './patient';
import { rememberBefore } from './seenBefore';

/**
 * Waits for people to merge. When the branch moved on under the pull request, it is made again on top of it, so that
 * what is merged is what the config gives; when somebody brought another version meanwhile, a person has to choose.
 */
export function waitForMerge(
  tools: GitTools,
  plan: ChangePlan,
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
      // Looked at before the pull request: what comes after this may be what a merge in between brings.
      const access = new ApplicationAccess(tools.clients, context);
      const before = await access.read().catch(undefinedWhenAway);
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
        await context.leaves('pull-request');
        await context.remember({ merged: sha });
        return { type: 'done', output: `Merged as ${sha.slice(0, 7)}` };
      }
      if (before) await rememberBefore(context, before);
      return (
        (await keepUpToDate(tools, plan, repository, context)) ?? {
          type: 'again',
          afterMs: mergePause(tools, context),
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
  plan: ChangePlan,
  repository: GitopsRepository,
  context: StepContext,
): Promise<StepResult | undefined> {
  const { base, app, environment, from, to } = context.memory;
  const head = await branchHead(repository);
  if (head === base || typeof app !== 'string') return undefined;
  // Each state of the branch is judged once; what came of it is what is waited for.
  if (head === context.memory.judgedHead) {
    return waitingFor(tools, context, context.memory.judgement);
  }
  const { config } = await readConfigAt(repository, app, head);
  const now = versionOf(config, String(environment)) ?? 'nothing';
  const number = context.outcome.pullRequestNumber;
  if (now !== from && now !== to) {
    return judged(
      `Pull request #${number} conflicts: somebody brought ${app} ${now} to ${environment} since it was opened on ${from}. Close it, and ask again for ${to} if it is still wanted.`,
    );
  }
  const change = await plan.change(context);
  if (!change?.files.length) return judged();
  try {
    await submitPullRequest(tools, plan.verb, context, change);
    return judged();
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // Neighbouring lines: a branch that people may have built on is not thrown away for them.
    await context.remember({ base: base ?? null });
    return judged(conflictSentence(Number(number), repository.config.branch));
  }

  async function judged(sentence?: string): Promise<StepResult | undefined> {
    await context.remember({ judgedHead: head, judgement: sentence ?? null });
    return waitingFor(tools, context, sentence);
  }
}

function waitingFor(
  tools: GitTools,
  context: StepContext,
  sentence: unknown,
): StepResult | undefined {
  if (typeof sentence !== 'string') return undefined;
  return {
    type: 'again',
    afterMs: mergePause(tools, context),
    waitsFor: sentence,
  };
}

/** People take their time: the longer they have taken, the less often it is looked. A webhook of the host comes first. */
function mergePause(tools: GitTools, context: StepContext): number {
  const { mergePollMs, longestMergePollMs } = tools.timings;
  const waited = context.now().getTime() - context.stepStartedAt.getTime();
  return Math.min(Math.max(mergePollMs, waited / 10), longestMergePollMs);
}

function undefinedWhenAway(error: unknown): undefined {
  if (isTransientError(error)) return undefined;
  throw error;
}

function conflictSentence(number: number, branch: string): string {
  return `Pull request #${number} conflicts with ${branch}. Solve the conflict there, or close it and ask again.`;
}
