import { StepContext } from '../StepContext';

/** Between two thorough looks: each makes Argo CD render, and asks the Git host. */
const LOOK_MS = 15_000;

/**
 * Whether a step that waits should look more thoroughly than usual this time. The answer is remembered, so that it is
 * yes once in a while only.
 */
export async function isLookDue(context: StepContext): Promise<boolean> {
  const now = context.now().getTime();
  const last = Number(context.memory.lookedAt ?? context.stepStartedAt);
  if (now - last < LOOK_MS) return false;
  await context.remember({ lookedAt: now });
  return true;
}
