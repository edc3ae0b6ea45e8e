import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `ready` answers true. Rejects with the service's last words when its process ends first, and when
 * the time is up.
 *
 * @param {import('./Service.mjs').Service} service
 * @param {() => Promise<boolean>} ready
 * @param {number} timeoutMs
 */
export async function waitForService(service, ready, timeoutMs) {
  let ended;
  service.exited.then(how => {
    ended = how;
  });
  const until = Date.now() + timeoutMs;
  while (!(await ready())) {
    if (ended) throw new Error(await service.lastWords(`ended (${ended})`));
    if (Date.now() > until) {
      const seconds = timeoutMs / 1000;
      throw new Error(
        await service.lastWords(`was not ready after ${seconds} s`),
      );
    }
    await delay(150);
  }
}
