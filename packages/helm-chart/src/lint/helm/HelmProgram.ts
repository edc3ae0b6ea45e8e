import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { gte, valid } from 'semver';

const OLDEST = '3.14.0';
const TIMEOUT_MS = 60_000;
const LARGEST_OUTPUT = 64 << 20;

/** How a run of helm ended. */
export interface HelmResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real helm. It runs without a shell, without plugins, without a cluster, and in a home of its own. */
export class HelmProgram {
  private constructor(
    readonly file: string,
    /** `4.2.3` */
    readonly version: string,
  ) {}

  /**
   * Looks for a helm that is new enough.
   *
   * @param binary - Where it is; without one, it is looked for on PATH
   * @returns undefined when there is none, or only an older one
   */
  static async find(binary?: string): Promise<HelmProgram | undefined> {
    const file = binary ?? onPath('helm');
    if (file === undefined) {
      return undefined;
    }
    const { ok, stdout } = await run(
      file,
      ['version', '--template', '{{.Version}}'],
      '/nonexistent',
    );
    const version = valid(stdout.trim().replace(/^v/, ''));
    return ok && version && gte(version, OLDEST)
      ? new HelmProgram(file, version)
      : undefined;
  }

  /** @param home - A folder that the run may write into */
  run(args: readonly string[], home: string): Promise<HelmResult> {
    return run(this.file, args, home);
  }
}

function run(
  file: string,
  args: readonly string[],
  home: string,
): Promise<HelmResult> {
  return new Promise(resolve => {
    execFile(
      file,
      [...args],
      {
        timeout: TIMEOUT_MS,
        killSignal: 'SIGKILL',
        maxBuffer: LARGEST_OUTPUT,
        env: {
          PATH: process.env.PATH,
          HOME: home,
          HELM_CACHE_HOME: join(home, 'cache'),
          HELM_CONFIG_HOME: join(home, 'config'),
          HELM_DATA_HOME: join(home, 'data'),
          HELM_PLUGINS: join(home, 'plugins'),
          HELM_REGISTRY_CONFIG: join(home, 'registry.json'),
          DOCKER_CONFIG: join(home, 'docker'),
          KUBECONFIG: join(home, 'kubeconfig'),
          // Nothing that a template could ask for is reachable.
          HTTP_PROXY: 'http://127.0.0.1:9',
          HTTPS_PROXY: 'http://127.0.0.1:9',
        },
      },
      (error, stdout, stderr) => {
        resolve({
          ok: !error,
          stdout,
          stderr: stderr || (error ? reasonOf(error) : ''),
        });
      },
    );
  });
}

function reasonOf(error: Error & { readonly killed?: boolean }): string {
  return error.killed ? 'it did not end in time' : 'it could not be run';
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .map(folder => join(folder, name))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
