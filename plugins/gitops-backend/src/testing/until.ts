import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a condition holds, asking every 20 ms.
 *
 * @throws Error after half a minute.
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('The condition did not hold within half a minute.');
    }
    await sleep(20);
  }
}
