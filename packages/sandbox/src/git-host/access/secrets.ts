import {
  createHash,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';

const COST = { N: 4096 };

/** Keeps passwords and tokens so that they cannot be read back, and compares them in constant time. */
export const secrets = {
  hashPassword(password: string): string {
    const salt = randomBytes(16).toString('hex');
    return `${salt}:${scryptSync(password, salt, 32, COST).toString('hex')}`;
  },

  isPassword(password: string, hash: string): boolean {
    const [salt, expected] = hash.split(':');
    const actual = scryptSync(password, salt, 32, COST);
    return timingSafeEqual(actual, Buffer.from(expected, 'hex'));
  },

  newToken(): string {
    return randomBytes(20).toString('hex');
  },

  hashToken(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  },

  equal(a: string, b: string): boolean {
    const digest = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(a), digest(b));
  },
};
