import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition holds; the test's own timeout ends it otherwise. */
export async function untilHolds(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await condition())) await sleep(20);
}
