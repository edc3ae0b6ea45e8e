import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BareRepository } from './BareRepository';

/** A path of a tree that is to be made; without a sha it is taken away. */
export interface TreeWrite {
  readonly path: string;
  /** Six octal digits. */
  readonly mode: string;
  readonly sha: string | undefined;
}

/** Writes a file's content into a repository; nothing refers to it yet. Returns its sha. */
export async function writeBlob(
  { git }: BareRepository,
  content: Buffer,
): Promise<string> {
  const sha = await git.text(['hash-object', '-w', '--stdin'], {
    input: content,
  });
  return sha.trim();
}

/** Makes a tree of another one and what is to be different in it; nothing refers to it yet. Returns its sha. */
export async function writeTree(
  repository: BareRepository,
  base: string | undefined,
  writes: readonly TreeWrite[],
): Promise<string> {
  const index = join(repository.directory, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await repository.git.run(['read-tree', base ?? '--empty'], { env });
    const lines = writes.map(({ path, mode, sha }) =>
      sha ? `${mode} ${sha}\t${path}` : `0 ${'0'.repeat(40)}\t${path}`,
    );
    await repository.git.run(['update-index', '-z', '--index-info'], {
      env,
      input: lines.map(line => `${line}\0`).join(''),
    });
    return (await repository.git.text(['write-tree'], { env })).trim();
  } finally {
    await rm(index, { force: true });
  }
}
