import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';
import { ChartCredentialsProvider } from '../credentials/ChartCredentials';
import { CredentialsReader } from '../credentials/CredentialsReader';
import { RegistryClient } from '../http/RegistryClient';
import { isTrustedRealm } from './isTrustedRealm';
import { mergeScopes } from './mergeScopes';
import { AuthChallenge, parseChallenges } from './parseChallenges';
import { requestToken, IssuedToken } from './requestToken';

const EARLY_MS = 30_000;

/**
 * Answers a registry's challenges: Basic, or a token from the realm that it names. Tokens are asked for with the scope of
 * the whole task at once, kept until shortly before they end, and fetched once for requests at the same time.
 */
export class OciAuthorizer {
  readonly #tokens = new Map<string, Promise<IssuedToken>>();
  readonly #credentials: CredentialsReader;
  #useBasic = false;

  constructor(
    private readonly config: ChartRepositoryConfig,
    private readonly origin: string,
    private readonly client: RegistryClient,
    provider: ChartCredentialsProvider,
  ) {
    this.#credentials = new CredentialsReader(config.name, provider, client);
  }

  /** The header for a request with this scope, as far as it is known without asking. */
  async known(scope: string): Promise<string | undefined> {
    const cached = await this.#tokens.get(scope)?.catch(() => undefined);
    if (cached) {
      return isFresh(cached) ? cached.authorization : undefined;
    }
    const { authorization, isToken } = await this.#credentials.read();
    return isToken || this.#useBasic ? authorization : undefined;
  }

  /** The header that answers a 401, or undefined when there is nothing more to try. */
  async answer(
    header: string | null,
    scope: string,
    refused: string | undefined,
  ): Promise<string | undefined> {
    const challenges = parseChallenges(header ?? '');
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    const credentials = await this.#credentials.read();
    if (bearer && !credentials.isToken) {
      return isInsufficient(bearer) && refused
        ? undefined
        : (await this.#token(bearer, scope, refused)).authorization;
    }
    const basic = challenges.some(({ scheme }) => scheme === 'basic');
    if (!basic && !bearer) {
      return undefined;
    }
    if (refused !== credentials.authorization) {
      this.#useBasic = !credentials.isToken;
      return credentials.authorization;
    }
    // They may have been changed since they were read.
    const { authorization } = await this.#credentials.read({ refresh: true });
    return refused === authorization ? undefined : authorization;
  }

  async #token(
    challenge: AuthChallenge,
    scope: string,
    refused: string | undefined,
  ): Promise<IssuedToken> {
    const pending = this.#tokens.get(scope);
    const current = await pending?.catch(() => undefined);
    if (current && current.authorization !== refused && isFresh(current)) {
      return current;
    }
    // Another request may have begun to fetch a new one meanwhile.
    const latest = this.#tokens.get(scope);
    if (latest !== undefined && latest !== pending) {
      return latest;
    }
    const fetching = this.#fetchToken(challenge, scope);
    this.#tokens.set(scope, fetching);
    fetching.catch(() => {
      if (this.#tokens.get(scope) === fetching) {
        this.#tokens.delete(scope);
      }
    });
    return fetching;
  }

  async #fetchToken(
    { parameters }: AuthChallenge,
    scope: string,
  ): Promise<IssuedToken> {
    const realm = this.#realm(parameters.realm);
    if (parameters.service) {
      realm.searchParams.set('service', parameters.service);
    }
    const wanted = mergeScopes(scope, parameters.scope ?? '');
    if (wanted) {
      realm.searchParams.set('scope', wanted);
    }
    const { authorization } = await this.#credentials.read();
    const options = {
      client: this.client,
      realm,
      refuse: (kind: ChartRegistryError['kind'], what: string) =>
        this.#error(kind, what),
    };
    const token = await requestToken({ ...options, authorization });
    if (token) {
      return token;
    }
    const again = await this.#credentials.read({ refresh: true });
    const second =
      again.authorization !== authorization &&
      (await requestToken({ ...options, authorization: again.authorization }));
    if (second) {
      return second;
    }
    throw this.#error(
      'credentials',
      `gets no token from ${realm.origin}, which does not take our credentials; check its username and password in gitops.charts.repositories.`,
    );
  }

  #realm(text: string | undefined): URL {
    const realm =
      text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
    if (
      !realm ||
      !isTrustedRealm(realm, {
        registry: new URL(this.origin),
        plainHttp: this.config.plainHttp,
        hosts: this.config.tokenHosts,
      })
    ) {
      throw this.#error(
        'unavailable',
        `names ${realm?.origin ?? 'nothing'} for tokens, which is not on its own domain or not encrypted; our credentials were not sent there. If that host is right, add it to tokenHosts of this repository.`,
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

function isFresh({ expiresAt }: IssuedToken): boolean {
  return expiresAt - EARLY_MS > Date.now();
}

/** The token was taken and says too little: a new one would say no more. */
function isInsufficient({ parameters }: AuthChallenge): boolean {
  return parameters.error === 'insufficient_scope';
}
