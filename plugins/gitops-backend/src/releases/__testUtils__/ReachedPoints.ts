import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'reached.';

/** The releases that have come to their points, kept as files that all processes share: each with the process there. */
export class ReachedPoints {
  constructor(private readonly folder: string) {}

  has(release: string): boolean {
    return existsSync(join(this.folder, `${PREFIX}${release}`));
  }

  add(release: string, pid: number): void {
    writeFileSync(join(this.folder, `${PREFIX}${release}`), String(pid));
  }

  /** Process ids by release. */
  all(): ReadonlyMap<string, number> {
    return new Map(
      readdirSync(this.folder)
        .filter(file => file.startsWith(PREFIX))
        .map(file => [
          file.slice(PREFIX.length),
          Number(readFileSync(join(this.folder, file), 'utf8')),
        ]),
    );
  }
}
