import { join } from 'node:path';
import { nodeTransform, root } from './paths.mjs';
import { Service } from './Service.mjs';

/**
 * The sandbox as a child process. It writes `envFile` once everything listens.
 *
 * @param {{ readonly data: string, readonly envFile: string, readonly portBase: number, readonly webhookUrl?: string }} options `webhookUrl`: called for
 *   pushes to the GitOps repository
 */
export function sandboxService({ data, envFile, portBase, webhookUrl }) {
  return new Service({
    name: 'sandbox',
    cwd: root,
    logFile: join(data, 'logs', 'sandbox.log'),
    env: process.env,
    args: [
      '--enable-source-maps',
      '--require',
      nodeTransform,
      join(root, 'packages', 'sandbox', 'src', 'cli.ts'),
      '--data',
      join(data, 'sandbox'),
      '--port-base',
      String(portBase),
      '--env',
      envFile,
      ...(webhookUrl ? ['--webhook', webhookUrl] : []),
    ],
  });
}
