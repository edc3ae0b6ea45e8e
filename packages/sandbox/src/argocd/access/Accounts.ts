import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Clock } from '../../Clock';
import { ArgoError } from '../http/ArgoError';
import { ArgoSettings } from '../settings/ArgoSettings';
import { CallerIdentity } from './Caller';
import { sameSecret, SigningKey } from './SigningKey';
import { IssuedToken, TokenList } from './TokenList';

const LIFETIME = 24 * 3600;
const KEY = /^accounts\.([^.]+)$/;

/** The first account of the simulator, which may do everything. */
export interface Account {
  readonly username: string;
  readonly password: string;
  /** An API key that is always accepted; any text. */
  readonly token: string;
}

/** A local account as the API tells it. */
export interface LocalAccount {
  readonly name: string;
  readonly enabled?: boolean;
  readonly capabilities: readonly string[];
  readonly tokens?: readonly {
    readonly id: string;
    readonly issuedAt: number;
    readonly expiresAt?: number;
  }[];
}

interface AccountsOptions {
  readonly first: Account;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly settings: Pick<ArgoSettings, 'config' | 'configData'>;
}

/** Local accounts: the first one, and those of `argocd-cm` (`accounts.ci: apiKey`). Logs in, issues and checks tokens. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #key: SigningKey;
  readonly #tokens: TokenList;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#key = new SigningKey(join(options.dataDir, 'session-secret'));
    this.#tokens = new TokenList(join(options.dataDir, 'tokens.json'));
  }

  list(): readonly LocalAccount[] {
    const { first, settings } = this.#options;
    const others = Object.keys(settings.configData()).flatMap(
      key => KEY.exec(key)?.[1] ?? [],
    );
    return [...new Set([first.username, ...others])]
      .sort()
      .map(name => this.#account(name));
  }

  /** One account, or 404. */
  find(name: string): LocalAccount {
    const found = this.list().find(one => one.name === name);
    if (found) return found;
    throw ArgoError.notFound(`account '${name}' does not exist`);
  }

  /** A session token, or 401. Only the first account has a password. */
  login(username: string, password: string): string {
    const { first } = this.#options;
    if (!username && !password) {
      throw ArgoError.unauthenticated('no credentials supplied');
    }
    if (!password) {
      throw ArgoError.unauthenticated('Blank passwords are not allowed');
    }
    if (
      !sameSecret(username, first.username) ||
      !sameSecret(password, first.password)
    ) {
      throw ArgoError.unauthenticated('Invalid username or password');
    }
    return this.sign(`${username}:login`, { expiresIn: LIFETIME }).token;
  }

  /** An API key of an account; an id that is taken is refused. `expiresIn` counts seconds, 0 for never. */
  issue(
    name: string,
    options: { readonly id?: string; readonly expiresIn?: number } = {},
  ): string {
    const { capabilities, tokens = [] } = this.find(name);
    if (!capabilities.includes('apiKey')) {
      throw ArgoError.unknown(
        `account '${name}' does not have apiKey capability`,
      );
    }
    if (tokens.some(({ id }) => id === options.id)) {
      throw ArgoError.unknown(
        `account already has token with id '${options.id}'`,
      );
    }
    const { token, issued } = this.sign(`${name}:apiKey`, options);
    this.#tokens.add({ ...issued, subject: name });
    return token;
  }

  /** The API key of an account with this id: the one that was issued, else a new one. It never ends. */
  ensure(name: string, id: string): string {
    const before = this.find(name).tokens?.find(token => token.id === id);
    return before
      ? this.#key.sign({
          sub: `${name}:apiKey`,
          iat: before.issuedAt,
          jti: id,
        })
      : this.issue(name, { id });
  }

  /** Takes an API key back. */
  revoke(name: string, id: string): void {
    const { tokens = [] } = this.find(name);
    if (!tokens.some(token => token.id === id)) {
      throw ArgoError.unknown(`token with id '${id}' does not exist`);
    }
    this.#tokens.remove(token => token.subject === name && token.id === id);
  }

  /** A signed token for a subject. Who keeps list of it is up to the caller. */
  sign(
    sub: string,
    { id, expiresIn }: { readonly id?: string; readonly expiresIn?: number },
  ): { readonly token: string; readonly issued: Omit<IssuedToken, 'subject'> } {
    const issuedAt = Math.floor(this.#options.clock.now().getTime() / 1000);
    const issued = {
      id: id || randomUUID(),
      issuedAt,
      ...(expiresIn && { expiresAt: issuedAt + expiresIn }),
    };
    const token = this.#key.sign({
      sub,
      iat: issuedAt,
      jti: issued.id,
      ...(issued.expiresAt && { exp: issued.expiresAt }),
    });
    return { token, issued };
  }

  /** Whom a request's headers name, or 401. A token of a project's role is checked against the project by whoever asks. */
  authenticate(
    authorization = '',
    cookie = '',
  ): CallerIdentity & { readonly tokenId?: string } {
    const { first, clock } = this.#options;
    const [, bearer] = /^Bearer (.+)$/i.exec(authorization) ?? [];
    const [, stored] = /(?:^|;\s*)argocd\.token=([^;]+)/.exec(cookie) ?? [];
    const token = bearer ?? stored;
    if (token && sameSecret(token, first.token))
      return { name: first.username };
    if (token?.split('.').length !== 3) {
      throw ArgoError.unauthenticated('no session information');
    }
    const { sub, iat, jti } = this.#key.read(token, clock.now());
    if (sub.startsWith('proj:')) {
      return { name: sub, issuedAt: iat, tokenId: jti };
    }
    const [name, capability] = sub.split(':');
    this.#check(name, capability, jti);
    return { name, issuedAt: iat };
  }

  #check(name: string, capability: string, id: string): void {
    const invalid = (reason: string) =>
      ArgoError.unauthenticated(`invalid session: ${reason}`);
    const account = this.list().find(one => one.name === name);
    if (!account) throw invalid(`account '${name}' does not exist`);
    if (!account.enabled) throw invalid(`account ${name} is disabled`);
    if (!account.capabilities.includes(capability)) {
      throw invalid(`account ${name} does not have '${capability}' capability`);
    }
    if (
      capability === 'apiKey' &&
      !account.tokens?.some(token => token.id === id)
    ) {
      throw invalid(`account ${name} does not have token with id ${id}`);
    }
  }

  #account(name: string): LocalAccount {
    const { first, settings } = this.#options;
    const isFirst = name === first.username;
    const given = (settings.config(`accounts.${name}`) ?? '')
      .split(',')
      .map(word => word.trim())
      .filter(Boolean);
    const tokens = this.#tokens
      .of(name)
      .map(({ subject: _, ...token }) => token);
    return {
      name,
      ...(settings.config(`accounts.${name}.enabled`) !== 'false' && {
        enabled: true,
      }),
      capabilities: isFirst ? ['login', 'apiKey'] : given,
      ...(tokens.length > 0 && { tokens }),
    };
  }
}
