import {
  createHmac,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '../../Clock';
import { ArgoError } from './ArgoError';

const LIFETIME = 24 * 3600;

/** The one local account of the simulator. */
export interface Account {
  readonly username: string;
  readonly password: string;
  /** An API key that is always accepted; any text. */
  readonly token: string;
}

const encode = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Logs in, issues session tokens and checks tokens, with Argo CD's texts. */
export class Accounts {
  readonly #account: Account;
  readonly #clock: Clock;
  readonly #secret: Buffer;

  constructor(account: Account, clock: Clock, dataDir: string) {
    this.#account = account;
    this.#clock = clock;
    const path = join(dataDir, 'session-secret');
    if (!existsSync(path))
      writeFileSync(path, randomBytes(32), { mode: 0o600 });
    this.#secret = readFileSync(path);
  }

  get username(): string {
    return this.#account.username;
  }

  /** A session token, or 401. */
  login(username: string, password: string): string {
    if (!username && !password) {
      throw ArgoError.unauthenticated('no credentials supplied');
    }
    if (!password) {
      throw ArgoError.unauthenticated('Blank passwords are not allowed');
    }
    if (
      !same(username, this.#account.username) ||
      !same(password, this.#account.password)
    ) {
      throw ArgoError.unauthenticated('Invalid username or password');
    }
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({
      iss: 'argocd',
      sub: `${username}:login`,
      exp: now + LIFETIME,
      nbf: now,
      iat: now,
      jti: randomUUID(),
    })}`;
    return `${unsigned}.${this.#sign(unsigned)}`;
  }

  /** The account that a request's headers name, or 401. */
  authenticate(authorization = '', cookie = ''): string {
    const [, bearer] = /^Bearer (.+)$/i.exec(authorization) ?? [];
    const [, stored] = /(?:^|;\s*)argocd\.token=([^;]+)/.exec(cookie) ?? [];
    const token = bearer ?? stored;
    if (token && same(token, this.#account.token)) return this.username;
    const parts = token?.split('.');
    if (parts?.length !== 3) {
      throw ArgoError.unauthenticated('no session information');
    }
    return this.#verify(parts as [string, string, string]);
  }

  #verify([header, payload, signature]: [string, string, string]): string {
    const invalid = (reason: string) =>
      ArgoError.unauthenticated(`invalid session: ${reason}`);
    if (header.length % 4 === 1 || !/^[\w-]+$/.test(header)) {
      throw invalid(
        'token is malformed: could not base64 decode header: illegal base64 data at input byte 0',
      );
    }
    if (!same(signature, this.#sign(`${header}.${payload}`))) {
      throw invalid('token signature is invalid: signature is invalid');
    }
    const claims = JSON.parse(
      Buffer.from(payload, 'base64url').toString('utf8'),
    ) as { readonly exp: number; readonly sub: string };
    if (claims.exp * 1000 < this.#clock.now().getTime()) {
      throw invalid('token has invalid claims: token is expired');
    }
    return claims.sub.split(':')[0];
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }
}
