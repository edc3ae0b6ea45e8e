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
    if (ended) {
      throw new Error(
        `The ${service.name} ended (${ended}). Its last words:\n\n${await service.lastWords()}\n\nThe whole log: ${
          service.logFile
        }`,
      );
    }
    if (Date.now() > until) {
      throw new Error(
        `The ${service.name} was not ready after ${
          timeoutMs / 1000
        } s. Its last words:\n\n${await service.lastWords()}\n\nThe whole log: ${
          service.logFile
        }`,
      );
    }
    await delay(150);
  }
}
