import { ConflictError } from '@backstage/errors';
import { CommandStepDefinition } from '../CommandDefinition';
import { judgeOperation } from '../judge/judgeOperation';
import { ApplicationAccess } from './ApplicationAccess';
import { patient } from './patient';
import { StepTools } from './StepTools';

/** Follows our operation until it has ended and Argo CD has compared again; fails with the object to blame. */
export function waitForOperation(
  tools: StepTools,
  options: {
    readonly kind: 'sync' | 'rollback';
    readonly name: string;
    readonly title: string;
  },
): CommandStepDefinition {
  return {
    name: options.name,
    title: options.title,
    onlyLooks: true,
    retry: {
      from: options.kind,
      forget: ['startedAt', 'requestedAt', 'before', 'settlingAt'],
    },
    run: patient(async context => {
      const { before, startedAt } = context.memory;
      const { pollMs, settleMs } = tools.timings;
      const access = new ApplicationAccess(tools.clients, context);
      const match = {
        commandId: context.operationTag,
        kind: options.kind,
        before: typeof before === 'string' ? before : undefined,
        startedAt: typeof startedAt === 'string' ? startedAt : undefined,
      };
      let verdict = judgeOperation(await access.read(), match);
      if (verdict.state === 'settling') {
        // Argo CD's clock is not ours: what counts is since when we have seen it.
        const now = context.now().getTime();
        if (typeof context.memory.settlingAt !== 'number') {
          await context.remember({ settlingAt: now });
        }
        if (now - Number(context.memory.settlingAt) >= settleMs) {
          verdict = judgeOperation(await access.read('normal'), match);
          if (verdict.state === 'settling') return { type: 'done' };
        }
      }
      if ('startedAt' in verdict && verdict.startedAt !== startedAt) {
        await context.operation({ startedAt: verdict.startedAt });
        await context.remember({ startedAt: verdict.startedAt });
      }
      switch (verdict.state) {
        case 'succeeded':
          if (verdict.revision) {
            await context.made({ revision: verdict.revision });
          }
          return { type: 'done', output: verdict.message };
        case 'failed':
          throw new ConflictError(verdict.sentence);
        case 'gone':
          throw new ConflictError(
            `Another operation took the place of ours on ${context.deployment.name} before its end was seen. Look at its history before you ask again.`,
          );
        default:
          return {
            type: 'again',
            afterMs: pollMs,
            output: verdict.state === 'running' ? verdict.message : undefined,
          };
      }
    }),
  };
}
