import { ConflictError } from '@backstage/errors';
import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { CommandStepDefinition } from '../CommandDefinition';
import { judgeArrival } from '../judge/judgeArrival';
import { StepContext } from '../StepContext';
import { ApplicationAccess } from './ApplicationAccess';
import { patient } from './patient';
import { StepTools } from './StepTools';

/** Between two refreshes that we ask for: a webhook usually does it, and each one renders. */
const REFRESH_MS = 15_000;

/** Waits until Argo CD has brought what was merged. */
export function waitUntilLive(tools: StepTools): CommandStepDefinition {
  return {
    name: 'wait-synced',
    title: 'Wait until Argo CD has brought it',
    exclusive: false,
    run: patient(async context => {
      const { delivery, runs, mergedAt } = context.memory;
      const application = await readNow(tools, context);
      const verdict = judgeArrival(application, {
        delivery: delivery === 'chart' ? 'chart' : 'manifests',
        runs: String(runs),
        since: String(mergedAt),
      });
      const afterMs = tools.timings.pollMs;
      switch (verdict.state) {
        case 'arrived': {
          const { startedAt, revision } = verdict;
          await context.operation({ requestedAt: startedAt, startedAt });
          await context.remember({ startedAt });
          if (revision) await context.made({ revision });
          return { type: 'done', output: `${runs} was brought` };
        }
        case 'failed':
          throw new ConflictError(verdict.sentence);
        case 'stuck':
          return { type: 'again', afterMs, waitsFor: verdict.sentence };
        case 'running':
          return { type: 'again', afterMs, output: verdict.output };
        default:
          return {
            type: 'again',
            afterMs,
            waitsFor: `It is merged; waits until Argo CD sees it on ${context.deployment.name}.`,
          };
      }
    }),
  };
}

async function readNow(
  tools: StepTools,
  context: StepContext,
): Promise<ArgoApplication> {
  const access = new ApplicationAccess(tools.clients, context);
  const now = context.now().getTime();
  const last = Number(context.memory.refreshedAt ?? context.stepStartedAt);
  if (now - last < REFRESH_MS) return access.read();
  await context.remember({ refreshedAt: now });
  return access.read('normal');
}
