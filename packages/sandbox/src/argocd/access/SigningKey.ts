import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ArgoError } from '../http/ArgoError';

/** What a token says. */
export interface Claims {
  /** `admin:login`, `ci:apiKey` or `proj:shop:ci`. */
  readonly sub: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp?: number;
  readonly jti: string;
}

const encode = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Whether two secrets are the same, in a time that does not tell how far they are. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Signs and reads JSON web tokens with a key that is made once and kept in a file. */
export class SigningKey {
  readonly #secret: Buffer;

  constructor(path: string) {
    if (!existsSync(path))
      writeFileSync(path, randomBytes(32), { mode: 0o600 });
    this.#secret = readFileSync(path);
  }

  sign(claims: Claims): string {
    const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({
      iss: 'argocd',
      nbf: claims.iat,
      ...claims,
    })}`;
    return `${unsigned}.${this.#mac(unsigned)}`;
  }

  /** The claims of a token of three parts; 401 in Argo CD's words when it is not ours or past its time. */
  read(token: string, now: Date): Claims {
    const [header, payload, signature] = token.split('.');
    const invalid = (reason: string) =>
      ArgoError.unauthenticated(`invalid session: ${reason}`);
    if (header.length % 4 === 1 || !/^[\w-]+$/.test(header)) {
      throw invalid(
        'token is malformed: could not base64 decode header: illegal base64 data at input byte 0',
      );
    }
    if (!sameSecret(signature, this.#mac(`${header}.${payload}`))) {
      throw invalid('token signature is invalid: signature is invalid');
    }
    const claims = JSON.parse(
      Buffer.from(payload, 'base64url').toString('utf8'),
    ) as Claims;
    if (claims.exp !== undefined && claims.exp * 1000 < now.getTime()) {
      throw invalid('token has invalid claims: token is expired');
    }
    return claims;
  }

  #mac(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }
}
