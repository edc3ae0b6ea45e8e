import { join } from 'node:path';
import { nodeTransform, root } from './paths.mjs';
import { Service } from './Service.mjs';

/**
 * The demo backend as a child process, which also serves the built page.
 *
 * @param {{ readonly data: string, readonly port: number, readonly url: string,
 *   readonly sandbox: Readonly<Record<string, string>> }} options `sandbox`: what the sandbox wrote to its env file
 */
export function backendService({ data, port, url, sandbox }) {
  const folder = join(root, 'packages', 'backend');
  return new Service({
    name: 'backend',
    cwd: folder,
    logFile: join(data, 'logs', 'backend.log'),
    env: {
      ...process.env,
      ...sandbox,
      NODE_ENV: 'development',
      GITEA_HOST: new URL(sandbox.GITEA_URL).host,
      SLIPWAY_ROOT: root,
      SLIPWAY_URL: url,
      SLIPWAY_PORT: String(port),
      SLIPWAY_DATA: join(data, 'backstage'),
    },
    args: [
      '--enable-source-maps',
      '--require',
      nodeTransform,
      'src/index.ts',
      '--config',
      join(root, 'backstage.app-config.yaml'),
    ],
  });
}
