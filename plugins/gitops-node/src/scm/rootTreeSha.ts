import { createHash } from 'node:crypto';

/** An entry of a git tree, as Gitea lists it. */
export interface TreeEntry {
  readonly path: string;
  /** Six octal digits. */
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
}

/**
 * The sha of a repository's root tree, computed from its entries: Gitea answers with the commit's sha where it should
 * name that of the tree. Entries deeper down are left aside.
 */
export function rootTreeSha(entries: readonly TreeEntry[]): string {
  const sortKey = (entry: TreeEntry) =>
    Buffer.from(entry.type === 'tree' ? `${entry.path}/` : entry.path);
  const content = Buffer.concat(
    entries
      .filter(entry => !entry.path.includes('/'))
      .sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)))
      .flatMap(entry => [
        Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.path}\0`),
        Buffer.from(entry.sha, 'hex'),
      ]),
  );
  return createHash('sha1')
    .update(`tree ${content.length}\0`)
    .update(content)
    .digest('hex');
}
