import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The requests that the outside has taken, kept in a file that all processes write to. */
export class TakenRequests {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'requests');
  }

  /** Notes it unless it only looks, or was refused. */
  add(
    request: {
      readonly release: string;
      readonly method: string;
      readonly path: string;
    },
    status: number,
  ): void {
    const { release, method, path } = request;
    if (['GET', 'HEAD'].includes(method) || status >= 300) return;
    appendFileSync(this.#file, `${release} ${method} ${path}\n`);
  }

  /** How many of a release match, as `METHOD /path`. */
  count(release: string, pattern: RegExp): number {
    const lines = existsSync(this.#file)
      ? readFileSync(this.#file, 'utf8').split('\n')
      : [];
    return lines.filter(
      line =>
        line.startsWith(`${release} `) &&
        pattern.test(line.slice(release.length + 1)),
    ).length;
  }
}
