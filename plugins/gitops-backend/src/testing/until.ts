import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a condition holds, asking every 20 ms.
 *
 * @throws Error after ten seconds.
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('The condition did not hold within ten seconds.');
    }
    await sleep(20);
  }
}
