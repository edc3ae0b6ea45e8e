import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file beside and renames it, so that nobody finds half of it; only its owner may read it. */
export function writeFileAtomic(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}
