import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const schema = z.record(
  z.string(),
  z.object({
    name: z.string(),
    manifest: z.string(),
    content: z.string().default(''),
  }),
);

/** What was applied from one file: the Application's name, and the manifest as JSON. */
export interface AppliedPackage {
  readonly name: string;
  readonly manifest: string;
  /** Names file and folders by their Git ids: the same text, nothing to do. */
  readonly content: string;
}

/** What was applied from which file, kept over a restart. */
export class AppliedPackages {
  readonly #path: string;
  readonly #byFile: Map<string, AppliedPackage>;

  constructor(path: string) {
    this.#path = path;
    this.#byFile = new Map(Object.entries(this.#read()));
  }

  get(file: string): AppliedPackage | undefined {
    return this.#byFile.get(file);
  }

  lastApplied(file: string): Readonly<Record<string, unknown>> | undefined {
    const found = this.#byFile.get(file);
    return found && (JSON.parse(found.manifest) as Record<string, unknown>);
  }

  all(): readonly { readonly file: string; readonly name: string }[] {
    return [...this.#byFile].map(([file, { name }]) => ({ file, name }));
  }

  set(file: string, applied: AppliedPackage): void {
    this.#byFile.set(file, applied);
    this.#write();
  }

  delete(file: string): void {
    this.#byFile.delete(file);
    this.#write();
  }

  #read(): Readonly<Record<string, AppliedPackage>> {
    try {
      return schema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // Not there yet, or damaged: everything is applied once more, which changes nothing.
      return {};
    }
  }

  #write(): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const next = `${this.#path}.next`;
    writeFileSync(next, JSON.stringify(Object.fromEntries(this.#byFile)));
    renameSync(next, this.#path);
  }
}
