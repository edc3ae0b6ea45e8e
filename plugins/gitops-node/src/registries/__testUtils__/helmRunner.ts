import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a real helm with these arguments and gives back what it printed, both streams together. */
export type HelmRunner = (
  args: readonly string[],
  input?: string,
) => Promise<string>;

/**
 * A helm with a home of its own.
 *
 * @returns a function that rejects with what helm said when it fails
 */
export function helmRunner(file: string, home: string): HelmRunner {
  return (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = spawn(file, [...args], {
        env: {
          PATH: process.env.PATH,
          HOME: home,
          HELM_CACHE_HOME: join(home, 'cache'),
          HELM_CONFIG_HOME: join(home, 'config'),
          HELM_DATA_HOME: join(home, 'data'),
          HELM_REGISTRY_CONFIG: join(home, 'registry.json'),
          DOCKER_CONFIG: join(home, 'docker'),
        },
      });
      const said: Buffer[] = [];
      child.stdout.on('data', chunk => said.push(chunk as Buffer));
      child.stderr.on('data', chunk => said.push(chunk as Buffer));
      child.on('error', reject);
      child.on('close', code => {
        const text = Buffer.concat(said).toString('utf8');
        if (code === 0) {
          resolve(text);
        } else {
          reject(new Error(`helm ${args.join(' ')}: ${text}`));
        }
      });
      child.stdin.end(input);
    });
}
