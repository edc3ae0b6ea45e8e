import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
const HISTORY_DAYS = 21;

/** Knows whether the sandbox was started before, and whether that start came to its end. */
export class FirstStart {
  /** Whether the sandbox has to be filled. */
  readonly isDue: boolean;
  readonly #dataDir: string;

  /** Throws a sentence when an earlier first start was cut short: what it left is of no use. */
  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    if (existsSync(this.#unfinished)) {
      throw new Error(
        `The first start with ${dataDir} was cut short, so what it holds is incomplete; start again with --clean.`,
      );
    }
    this.isDue = !existsSync(this.#finished);
  }

  /** Three weeks ago at eight in the morning, UTC. */
  get historyBegins(): Date {
    const today = Math.floor(Date.now() / DAY) * DAY;
    return new Date(today - HISTORY_DAYS * DAY + 8 * 60 * 60 * 1000);
  }

  begin(): void {
    mkdirSync(this.#dataDir, { recursive: true });
    writeFileSync(this.#unfinished, '');
  }

  done(): void {
    writeFileSync(
      this.#finished,
      `${JSON.stringify({ at: new Date().toISOString() })}\n`,
    );
    rmSync(this.#unfinished);
  }

  get #finished(): string {
    return join(this.#dataDir, 'seeded.json');
  }

  get #unfinished(): string {
    return join(this.#dataDir, 'seeding');
  }
}
