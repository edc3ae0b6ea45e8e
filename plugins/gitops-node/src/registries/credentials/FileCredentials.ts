import { readFile, stat } from 'node:fs/promises';
import { ChartCredentials, ChartCredentialsProvider } from './ChartCredentials';
import { readCredentialsText } from './readCredentialsText';

const LARGEST_FILE = 64 << 10;

/**
 * Credentials in a file, as Kubernetes mounts secrets: a password or token alone, or JSON with `username` and `password`.
 * Read each time, so that a rotated secret counts without a restart.
 */
export class FileCredentials implements ChartCredentialsProvider {
  constructor(
    private readonly options: {
      readonly path: string;
      readonly username?: string;
      /** The registry's name in the configuration. */
      readonly registry: string;
    },
  ) {}

  async get(): Promise<ChartCredentials> {
    const { path, username, registry } = this.options;
    const text = await stat(path)
      .then(({ size }) => (size > LARGEST_FILE ? '' : readFile(path, 'utf8')))
      .catch((error: NodeJS.ErrnoException) => {
        throw new Error(
          `The file '${path}' with the credentials of the chart repository "${registry}" cannot be read (${error.code ?? 'unknown'}); check its path and its rights.`,
        );
      });
    const credentials = readCredentialsText(text, username);
    if (!credentials) {
      throw new Error(
        `The file '${path}' holds no credentials for the chart repository "${registry}"; write a password or token into it, or JSON with username and password.`,
      );
    }
    return credentials;
  }
}
