import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartCredentials, ChartCredentialsProvider } from './ChartCredentials';
import { ExecCredentials } from './ExecCredentials';
import { FileCredentials } from './FileCredentials';

/**
 * The provider that a repository's configuration asks for: what `createChartRegistry` takes when it is given no other.
 *
 * @public
 */
export function createCredentialsProvider(
  config: ChartRepositoryConfig,
): ChartCredentialsProvider {
  const { credentials, name, url } = config;
  switch (credentials?.type) {
    case 'environment':
      return {
        get: async () => fromEnvironment(credentials, name),
      };
    case 'file':
      return new FileCredentials({ ...credentials, registry: name });
    case 'exec':
      return new ExecCredentials({
        ...credentials,
        registry: name,
        server: new URL(url.replace(/^oci:/i, 'https:')).host,
      });
    default:
      return { get: async () => fixed(config) };
  }
}

function fixed(config: ChartRepositoryConfig): ChartCredentials | undefined {
  const { username, password, token } =
    config.credentials?.type === 'static' ? config.credentials : config;
  if (token) {
    return { token };
  }
  if (username !== undefined) {
    return { username, password: password ?? '' };
  }
  const url = new URL(config.url.replace(/^oci:/i, 'https:'));
  return url.username
    ? {
        username: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
      }
    : undefined;
}

function fromEnvironment(
  names: {
    readonly username?: string;
    readonly password?: string;
    readonly token?: string;
  },
  registry: string,
): ChartCredentials {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) {
      throw new Error(
        `The environment variable ${name} with the credentials of the chart repository "${registry}" is not set; set it and start again.`,
      );
    }
    return value;
  };
  if (names.token) {
    return { token: read(names.token) };
  }
  return {
    username: names.username && read(names.username),
    password: names.password && read(names.password),
  };
}
