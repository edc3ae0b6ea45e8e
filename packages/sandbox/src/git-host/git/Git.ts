import { execFile } from 'node:child_process';
import { devNull } from 'node:os';

/** What a run of git gave back. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Options of one run of git. */
export interface GitRunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are an answer and no failure. @default [0] */
  readonly allow?: readonly number[];
}

/**
 * Runs the real git in one bare repository: arguments as a list, never a shell, and nobody's own git configuration.
 */
export class Git {
  readonly directory: string;
  readonly executable: string;

  constructor(directory: string, executable: string = 'git') {
    this.directory = directory;
    this.executable = executable;
  }

  /** The environment in which every git of this host runs. */
  static environment(): Record<string, string> {
    const env: Record<string, string> = {
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: devNull,
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
    };
    for (const key of ['PATH', 'Path', 'SystemRoot', 'TMPDIR', 'TEMP']) {
      const value = process.env[key];
      if (value !== undefined) env[key] = value;
    }
    return env;
  }

  /** Rejects with git's own message when the exit code is not an allowed one. */
  run(
    args: readonly string[],
    options: GitRunOptions = {},
  ): Promise<GitResult> {
    const allow = options.allow ?? [0];
    return new Promise((resolve, reject) => {
      const child = execFile(
        this.executable,
        ['--git-dir', this.directory, ...args],
        {
          cwd: this.directory,
          env: { ...Git.environment(), ...options.env },
          encoding: 'buffer',
          maxBuffer: 256 * 1024 * 1024,
        },
        (error, stdout, stderr) => {
          const text = stderr.toString('utf8');
          const code = error ? error.code : 0;
          if (typeof code !== 'number') {
            reject(
              new Error(
                code === 'ENOENT'
                  ? 'git was not found on the PATH; install git 2.38 or newer'
                  : `git ${args[0]} could not run: ${error?.message}`,
              ),
            );
          } else if (!allow.includes(code)) {
            reject(
              new Error(`git ${args[0]} ended with ${code}: ${text.trim()}`),
            );
          } else {
            resolve({ code, stdout, stderr: text });
          }
        },
      );
      // git may end before it has read everything; its exit code tells what there is to tell.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input ?? '');
    });
  }

  /** Standard output as text. */
  async text(
    args: readonly string[],
    options: GitRunOptions = {},
  ): Promise<string> {
    return (await this.run(args, options)).stdout.toString('utf8');
  }
}
