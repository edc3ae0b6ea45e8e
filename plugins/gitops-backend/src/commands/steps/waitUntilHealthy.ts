import { ConflictError } from '@backstage/errors';
import {
  ArgoApplication,
  ArgoOperationState,
} from '@slipway/plugin-gitops-node';
import { mainSource } from '../../mappers/mainSource';
import { CommandStepDefinition } from '../CommandDefinition';
import { judgeHealth } from '../judge/judgeHealth';
import { ApplicationAccess } from './ApplicationAccess';
import { patient } from './patient';
import { StepTools } from './StepTools';

/** Waits until the deployment is healthy. It only looks, so that a rollback need not wait for it. */
export function waitUntilHealthy(tools: StepTools): CommandStepDefinition {
  return {
    name: 'wait-healthy',
    title: 'Wait until healthy',
    exclusive: false,
    onlyLooks: true,
    retry: { forget: ['health', 'lookedAt'] },
    run: patient(async context => {
      const { timings, clients } = tools;
      const access = new ApplicationAccess(clients, context);
      const application = await access.read();
      const { startedAt, health: previous } = context.memory;
      const state = application.status?.operationState;
      const now = state?.startedAt;
      const newer = typeof startedAt === 'string' && now && now > startedAt;
      // Auto-sync may bring the same revision again, to heal what somebody changed.
      if (newer && revisionOf(state) !== context.outcome.revision) {
        return {
          type: 'cancel',
          reason: `A newer operation, started at ${now}, took over before this one was healthy.`,
        };
      }
      const verdict = judgeHealth(application, {
        previous: typeof previous === 'string' ? previous : undefined,
        elapsedMs: context.now().getTime() - context.stepStartedAt.getTime(),
        recoverMs: timings.recoverMs,
        healthyMs: timings.healthyMs,
      });
      if (verdict.state === 'failed') throw new ConflictError(verdict.sentence);
      if (verdict.state === 'healthy') {
        return { type: 'done', output: describeEnd(application) };
      }
      const health = application.status?.health?.status ?? 'Unknown';
      if (health !== previous) await context.remember({ health });
      return {
        type: 'again',
        afterMs: timings.pollMs,
        output: verdict.output,
      };
    }),
  };
}

function describeEnd({ status }: ArgoApplication): string {
  if (status?.sync?.status !== 'OutOfSync') return 'Healthy';
  const prune = (status.resources ?? []).filter(
    ({ requiresPruning, hook }) => requiresPruning && !hook,
  );
  return prune.length
    ? `Healthy; out of sync because ${prune.length} of its objects are no longer in Git and were not pruned, ${prune[0].kind}/${prune[0].name} for one`
    : 'Healthy; out of sync, because what runs is not what Git has';
}

function revisionOf(state: ArgoOperationState): string | undefined {
  return (
    mainSource(state.syncResult ?? {}).revision ||
    mainSource(state.operation?.sync ?? {}).revision
  );
}
