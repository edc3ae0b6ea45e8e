import { execFile } from 'node:child_process';
import { basename, isAbsolute } from 'node:path';
import { ChartCredentials, ChartCredentialsProvider } from './ChartCredentials';
import { readCredentialsText } from './readCredentialsText';

const LARGEST_OUTPUT = 64 << 10;

/**
 * Runs a program that prints credentials, such as `aws ecr get-login-password` or a Docker credential helper: a password
 * alone, or JSON with `Username` and `Secret`. No shell, no input beyond `get`'s server address, an end after `timeoutMs`;
 * what it prints to stderr is not shown. The result is kept for `cacheMs`; requests at the same time share one run.
 */
export class ExecCredentials implements ChartCredentialsProvider {
  #last?: { readonly until: number; readonly value: Promise<ChartCredentials> };

  constructor(
    private readonly options: {
      readonly command: readonly string[];
      readonly username?: string;
      readonly timeoutMs: number;
      readonly cacheMs: number;
      /** Names of variables that the program sees beside PATH and HOME. */
      readonly environment: readonly string[];
      /** The registry's name in the configuration. */
      readonly registry: string;
      /** Written to the program's input, as Docker does. */
      readonly server: string;
    },
  ) {}

  async get({ refresh = false }: { readonly refresh?: boolean } = {}) {
    const now = Date.now();
    if (!this.#last || refresh || this.#last.until < now) {
      const value = this.#run();
      const entry = { until: now + this.options.cacheMs, value };
      this.#last = entry;
      value.catch(() => {
        if (this.#last === entry) {
          this.#last = undefined;
        }
      });
    }
    return this.#last.value;
  }

  async #run(): Promise<ChartCredentials> {
    const { command, username, timeoutMs, environment, registry, server } =
      this.options;
    const [file, ...args] = command;
    // Where it lies on the machine is nobody's business.
    const program = isAbsolute(file) ? basename(file) : file;
    const env = Object.fromEntries(
      ['PATH', 'HOME', ...environment].flatMap(name => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const output = await new Promise<string>((resolve, reject) => {
      const child = execFile(
        file,
        args,
        {
          env,
          timeout: timeoutMs,
          killSignal: 'SIGKILL',
          maxBuffer: LARGEST_OUTPUT,
          shell: false,
          windowsHide: true,
        },
        (error, stdout) => {
          if (!error) {
            resolve(stdout);
            return;
          }
          reject(error);
        },
      );
      // A program that reads nothing may be gone before this is written.
      child.stdin?.on('error', () => {});
      child.stdin?.end(`${server}\n`);
    }).catch((error: Error) => {
      throw new Error(
        `The program '${program}' for the credentials of the chart repository "${registry}" ${reasonOf(error, timeoutMs)}; run it by hand and look at credentials.command.`,
      );
    });
    const credentials = readCredentialsText(output, username);
    if (!credentials) {
      throw new Error(
        `The program '${program}' for the credentials of the chart repository "${registry}" printed nothing that is a password; look at credentials.command.`,
      );
    }
    return credentials;
  }
}

// Its message would quote the command line and what the program printed.
function reasonOf(
  error: Error & {
    readonly code?: string | number | null;
    readonly killed?: boolean;
  },
  timeoutMs: number,
): string {
  if (error.code === 'ENOENT') {
    return 'was not found';
  }
  if (error.code === 'EACCES') {
    return 'may not be run by the account of the backend (EACCES)';
  }
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    return 'printed more than credentials';
  }
  if (error.killed) {
    return `did not end within ${timeoutMs} ms`;
  }
  if (typeof error.code === 'string') {
    return `could not be started (${error.code})`;
  }
  return `ended with ${typeof error.code === 'number' ? `status ${error.code}` : 'a signal'}`;
}
