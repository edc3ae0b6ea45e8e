import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { SeenBefore } from '../judge/judgeArrival';
import { StepContext } from '../StepContext';

/** Remembers what Argo CD has done so far, so that what comes after it is recognised. */
export async function rememberBefore(
  context: StepContext,
  { status }: ArgoApplication,
): Promise<void> {
  const historyBefore = status?.history?.at(-1)?.id ?? 0;
  const operationBefore = status?.operationState?.startedAt ?? null;
  const { memory } = context;
  if (
    memory.historyBefore !== historyBefore ||
    memory.operationBefore !== operationBefore
  ) {
    await context.remember({ historyBefore, operationBefore });
  }
}

/** What was remembered. */
export function seenBefore({
  memory,
}: Pick<StepContext, 'memory'>): SeenBefore {
  const { historyBefore, operationBefore } = memory;
  return {
    historyId: typeof historyBefore === 'number' ? historyBefore : 0,
    operationStartedAt:
      typeof operationBefore === 'string' ? operationBefore : undefined,
  };
}
