import { ConflictError } from '@backstage/errors';
import { CommandStepDefinition } from '../CommandDefinition';
import { GitTools } from '../git/GitTools';
import { judgeArrival } from '../judge/judgeArrival';
import { ApplicationAccess } from './ApplicationAccess';
import { cancelWhenSuperseded } from './cancelWhenSuperseded';
import { isLookDue } from './isLookDue';
import { patient } from './patient';
import { seenBefore } from './seenBefore';

/** Waits until Argo CD has brought what was merged or committed. */
export function waitUntilLive(tools: GitTools): CommandStepDefinition {
  return {
    name: 'wait-synced',
    title: 'Wait until Argo CD has brought it',
    exclusive: false,
    onlyLooks: true,
    run: patient(async context => {
      const { delivery, runs } = context.memory;
      const access = new ApplicationAccess(tools.clients, context);
      // A webhook usually makes Argo CD look at once.
      const thorough = await isLookDue(context);
      const application = await access.read(thorough ? 'normal' : undefined);
      const verdict = judgeArrival(application, {
        delivery: delivery === 'chart' ? 'chart' : 'manifests',
        runs: String(runs),
        before: seenBefore(context),
      });
      const afterMs = tools.timings.pollMs;
      if (thorough && (verdict.state === 'wait' || verdict.state === 'stuck')) {
        const end = await cancelWhenSuperseded(tools, context);
        if (end) return end;
      }
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
            waitsFor: `It is ${
              context.outcome.commitSha ? 'committed' : 'merged'
            }; waits until Argo CD sees it on ${context.deployment.name}.`,
          };
      }
    }),
  };
}
