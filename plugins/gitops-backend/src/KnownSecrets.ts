import {
  ChartCredentials,
  ChartCredentialsProvider,
  GitopsConfig,
} from '@slipway/plugin-gitops-node';

/** A secret that changes is soon worth nothing, and must not fill the memory. */
const KEPT = 8;

/**
 * The values that must never reach a row, a log or an answer: those of the configuration, and those that files and
 * programs give for chart repositories, from when they are first given.
 */
export class KnownSecrets {
  readonly #fixed: readonly string[];
  readonly #given = new Map<string, readonly string[]>();

  /** @param env - The variables that the configuration names; the process's by default. */
  constructor(
    config: Pick<GitopsConfig, 'instances' | 'chartRepositories'>,
    env: Readonly<Record<string, string | undefined>> = process.env,
  ) {
    const { instances, chartRepositories } = config;
    this.#fixed = [
      ...instances.map(({ auth }) =>
        auth.type === 'token' ? auth.token : auth.password,
      ),
      ...chartRepositories.flatMap(({ url, credentials, ...repository }) => [
        ...secretsOf(repository),
        new URL(url.replace(/^oci:/i, 'https:')).password,
        ...(credentials?.type === 'static' ? secretsOf(credentials) : []),
        ...(credentials?.type === 'environment'
          ? secretsOf(credentials).map(name => env[name] ?? '')
          : []),
      ]),
    ].filter(Boolean);
  }

  list(): readonly string[] {
    return [...this.#fixed, ...[...this.#given.values()].flat()];
  }

  /** The same credentials; those that are given out are known from then on. */
  watch(
    repository: string,
    provider: ChartCredentialsProvider,
  ): ChartCredentialsProvider {
    return {
      get: async options => {
        const credentials = await provider.get(options);
        this.#note(repository, credentials ?? {});
        return credentials;
      },
    };
  }

  #note(repository: string, credentials: ChartCredentials): void {
    const before = this.#given.get(repository) ?? [];
    const all = new Set([...before, ...secretsOf(credentials)]);
    this.#given.set(repository, [...all].slice(-KEPT));
  }
}

function secretsOf({ password, token }: ChartCredentials): readonly string[] {
  return [password, token].filter(value => value !== undefined);
}
