import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { changesByCommit } from '../commands/git/changesByCommit';
import { closePullRequest } from '../commands/git/closePullRequest';
import { CommandDefinition } from '../commands/CommandDefinition';
import { StepContext } from '../commands/StepContext';
import { StepResult } from '../commands/StepResult';
import { requestSync } from '../commands/steps/requestSync';
import { seenBefore } from '../commands/steps/seenBefore';
import { waitForMerge } from '../commands/steps/waitForMerge';
import { waitForOperation } from '../commands/steps/waitForOperation';
import { waitUntilFree } from '../commands/steps/waitUntilFree';
import { waitUntilHealthy } from '../commands/steps/waitUntilHealthy';
import { mainSource } from '../mappers/mainSource';
import { checkRelease } from './checkRelease';
import { moveStep, releasePlan } from './moveStep';
import { packageStep } from './packageStep';
import { lintStep } from './lintStep';
import { pushStep } from './pushStep';
import { readStep } from './readStep';
import { recordStep } from './recordStep';
import { refreshHard } from './refreshHard';
import { ReleaseTools } from './ReleaseTools';
import { waitForTarget } from './waitForTarget';

/** Release: from a chart's folder, or its archive, to a healthy deployment of that version. */
export function createReleaseCommand(tools: ReleaseTools): CommandDefinition {
  return {
    kind: 'release',
    oneAtATime: true,
    check: parameters => checkRelease(parameters, tools),
    tidyUp: command => closePullRequest(tools, command),
    steps: parameters => [
      readStep(tools),
      lintStep(tools.chartLint),
      packageStep(),
      pushStep(tools),
      moveStep(tools),
      ...(changesByCommit(parameters)
        ? []
        : [waitForMerge(tools, releasePlan(tools))]),
      waitForTarget(tools),
      refreshHard(tools),
      waitUntilFree(tools),
      requestSync(tools, { unless: broughtByAutoSync }),
      waitForOperation(tools, {
        kind: 'sync',
        name: 'wait-synced',
        title: 'Wait until synced',
      }),
      waitUntilHealthy(tools),
      recordStep(tools),
    ],
  };
}

/** Auto-sync is often faster than we are: then its operation is the one to follow. */
async function broughtByAutoSync(
  { status }: ArgoApplication,
  context: StepContext,
): Promise<StepResult | undefined> {
  const last = status?.history?.at(-1);
  if (
    !last ||
    last.id <= seenBefore(context).historyId ||
    mainSource(last).revision !== context.memory.version
  ) {
    return undefined;
  }
  const startedAt = last.deployStartedAt ?? last.deployedAt;
  await context.operation({ requestedAt: startedAt, startedAt });
  await context.remember({ requestedAt: startedAt, startedAt });
  return { type: 'done', output: 'Argo CD has brought it by itself' };
}
