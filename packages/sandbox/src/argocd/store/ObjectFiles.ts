import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from './writeFileAtomic';

/** One JSON file for each object of a kind. A file is always whole: it is written beside and then renamed. */
export class ObjectFiles<T> {
  readonly #folder: string;

  constructor(dataDir: string, kind: string) {
    this.#folder = join(dataDir, kind);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** All objects, in the order of their files' names. */
  readAll(): T[] {
    return readdirSync(this.#folder)
      .filter(file => file.endsWith('.json'))
      .sort()
      .map(
        file => JSON.parse(readFileSync(join(this.#folder, file), 'utf8')) as T,
      );
  }

  write(name: string, object: T): void {
    writeFileAtomic(this.#path(name), JSON.stringify(object));
  }

  remove(name: string): void {
    rmSync(this.#path(name), { force: true });
  }

  #path(name: string): string {
    return join(this.#folder, `${encodeURIComponent(name)}.json`);
  }
}
