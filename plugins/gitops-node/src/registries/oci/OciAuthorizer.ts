import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';
import { mergeScopes } from './mergeScopes';
import { AuthChallenge, parseChallenges } from './parseChallenges';

interface CachedToken {
  readonly authorization: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const EARLY_MS = 30_000;
const DEFAULT_LIFETIME_SECONDS = 60;

/**
 * Answers a registry's challenges: Basic, or a token from the realm that it names. Tokens are asked for with the scope of
 * the whole task at once, kept until shortly before they end, and fetched once for requests at the same time.
 */
export class OciAuthorizer {
  readonly #basic: string | undefined;
  readonly #tokens = new Map<string, Promise<CachedToken>>();
  #useBasic = false;

  constructor(
    private readonly config: ChartRepositoryConfig,
    private readonly origin: string,
    private readonly timeoutMs: number,
  ) {
    const { username, password = '' } = config;
    this.#basic =
      username === undefined
        ? undefined
        : `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  /** The header for a request with this scope, as far as it is known without asking. */
  async known(scope: string): Promise<string | undefined> {
    if (this.config.token) {
      return `Bearer ${this.config.token}`;
    }
    if (this.#useBasic) {
      return this.#basic;
    }
    const cached = await this.#tokens.get(scope)?.catch(() => undefined);
    return cached && cached.expiresAt - EARLY_MS > Date.now()
      ? cached.authorization
      : undefined;
  }

  /** The header that answers a 401, or undefined when there is nothing more to try. */
  async answer(
    header: string | null,
    scope: string,
    refused: string | undefined,
  ): Promise<string | undefined> {
    const challenges = parseChallenges(header ?? '');
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer && !this.config.token) {
      if (bearer.parameters.error === 'insufficient_scope' && refused) {
        return undefined;
      }
      return (await this.#token(bearer, scope, refused)).authorization;
    }
    const basic = challenges.some(({ scheme }) => scheme === 'basic');
    if (basic && this.#basic && refused !== this.#basic) {
      this.#useBasic = true;
      return this.#basic;
    }
    return undefined;
  }

  async #token(
    challenge: AuthChallenge,
    scope: string,
    refused: string | undefined,
  ): Promise<CachedToken> {
    const pending = this.#tokens.get(scope);
    const current = await pending?.catch(() => undefined);
    const usable =
      current !== undefined &&
      current.authorization !== refused &&
      current.expiresAt - EARLY_MS > Date.now();
    if (usable) {
      return current;
    }
    // Another request may have begun to fetch a new one meanwhile.
    const latest = this.#tokens.get(scope);
    if (latest !== undefined && latest !== pending) {
      return latest;
    }
    const fetching = this.#fetchToken(challenge, scope);
    this.#tokens.set(scope, fetching);
    return fetching;
  }

  async #fetchToken(
    { parameters }: AuthChallenge,
    scope: string,
  ): Promise<CachedToken> {
    const realm = this.#realm(parameters.realm);
    if (parameters.service) {
      realm.searchParams.set('service', parameters.service);
    }
    const wanted = mergeScopes(scope, parameters.scope ?? '');
    if (wanted) {
      realm.searchParams.set('scope', wanted);
    }
    const response = await fetch(realm, {
      headers: this.#basic ? { authorization: this.#basic } : {},
      redirect: 'error',
      signal: AbortSignal.timeout(this.timeoutMs),
    }).catch(() => {
      throw this.#error(
        'unavailable',
        `names ${realm.origin} for tokens, which cannot be reached; check the network.`,
      );
    });
    if (!response.ok) {
      throw response.status >= 500 || response.status === 429
        ? this.#error(
            'unavailable',
            `gets no token from ${realm.origin}, which answered ${response.status}; try again later.`,
          )
        : this.#error(
            'credentials',
            `gets no token from ${realm.origin}, which does not take our credentials; check its username and password in gitops.charts.repositories.`,
          );
    }
    const body = (await response.json().catch(() => ({}))) as {
      readonly token?: unknown;
      readonly access_token?: unknown;
      readonly expires_in?: unknown;
    };
    const token = body.token ?? body.access_token;
    if (typeof token !== 'string' || token === '') {
      throw this.#error(
        'unavailable',
        `got an answer without a token from ${realm.origin}; check the address of the registry.`,
      );
    }
    const lifetime =
      typeof body.expires_in === 'number'
        ? body.expires_in
        : DEFAULT_LIFETIME_SECONDS;
    return {
      authorization: `Bearer ${token}`,
      expiresAt: Date.now() + lifetime * 1000,
    };
  }

  // Credentials go to whoever is named here, so it has to belong to the registry.
  #realm(text: string | undefined): URL {
    const registry = new URL(this.origin);
    const realm =
      text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
    const secure =
      realm?.protocol === 'https:' ||
      (realm?.protocol === 'http:' && this.config.plainHttp);
    const related =
      realm !== undefined && domainOf(realm) === domainOf(registry);
    if (!realm || !secure || !related) {
      throw this.#error(
        'unavailable',
        `names ${realm?.origin ?? 'nothing'} for tokens, which is not on its own domain or not encrypted; our credentials were not sent there.`,
      );
    }
    return realm;
  }

  #error(kind: ChartRegistryError['kind'], what: string): ChartRegistryError {
    return new ChartRegistryError({
      kind,
      registry: this.config.name,
      message: `The registry "${this.config.name}" at ${this.origin} ${what}`,
    });
  }
}

function domainOf({ hostname }: URL): string {
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  return isAddress ? hostname : hostname.split('.').slice(-2).join('.');
}
