import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomic } from '../store/writeFileAtomic';
import { z } from 'zod';

const schema = z.array(
  z.object({
    subject: z.string(),
    id: z.string(),
    issuedAt: z.number(),
    expiresAt: z.number().optional(),
  }),
);

/** A token that was given out, without its text. */
export type IssuedToken = z.infer<typeof schema>[number];

/** The tokens of accounts and project roles that are valid; one that was taken back is not on it. */
export class TokenList {
  readonly #path: string;
  #tokens: readonly IssuedToken[];

  constructor(path: string) {
    this.#path = path;
    this.#tokens = existsSync(path)
      ? schema.parse(JSON.parse(readFileSync(path, 'utf8')))
      : [];
  }

  of(subject: string): readonly IssuedToken[] {
    return this.#tokens.filter(token => token.subject === subject);
  }

  add(token: IssuedToken): void {
    this.#write([...this.#tokens, token]);
  }

  /** Takes those back that fit. */
  remove(fits: (token: IssuedToken) => boolean): void {
    this.#write(this.#tokens.filter(token => !fits(token)));
  }

  #write(tokens: readonly IssuedToken[]): void {
    this.#tokens = tokens;
    writeFileAtomic(this.#path, JSON.stringify(tokens));
  }
}
