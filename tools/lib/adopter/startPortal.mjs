import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Service } from '../Service.mjs';
import { waitForService } from '../waitForService.mjs';
import { freePort } from './freePort.mjs';

const READY_MS = 120_000;

/**
 * Starts the portal's backend, which serves one of the two built apps, on a free port.
 *
 * @param {{ readonly portal: string, readonly name: string, readonly appName: string, readonly logs: string,
 *   readonly env: Readonly<Record<string, string>>, readonly started: (service: Service) => void }} options
 *   `appName`: the package of the app; `env`: the variables that the configuration reads; `started` is called before
 *   anything can fail, so that the process can be ended
 * @returns {Promise<{ readonly url: string, readonly service: Service }>}
 */
export async function startPortal(options) {
  const { portal, name, appName, logs, env, started } = options;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const place = join(portal, `app-config.${name}.yaml`);
  await writeFile(place, stringify(placeConfig({ url, port, appName })));
  const service = new Service({
    name: `portal (${name})`,
    cwd: join(portal, 'packages', 'backend'),
    logFile: join(logs, `portal-${name}.log`),
    env: { ...process.env, ...env, NODE_ENV: 'development' },
    args: [
      '--require',
      join(portal, 'node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
      'src/index.ts',
      '--config',
      join(portal, 'app-config.yaml'),
      '--config',
      place,
    ],
  });
  await service.start();
  started(service);
  await waitForService(service, () => isReady(port), READY_MS);
  return { url, service };
}

/** What is this machine's own: addresses, and that everybody is the guest of the catalog. */
function placeConfig({ url, port, appName }) {
  return {
    app: { baseUrl: url, packageName: appName },
    backend: { baseUrl: url, listen: { port, host: '127.0.0.1' } },
    auth: { providers: { guest: { userEntityRef: 'user:default/guest' } } },
  };
}

async function isReady(port) {
  const url = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
  return fetch(url).then(
    answer => answer.ok,
    () => false,
  );
}
