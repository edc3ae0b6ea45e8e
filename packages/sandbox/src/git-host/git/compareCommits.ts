import { BareRepository } from './BareRepository';
import { FileDifference } from './types';

const STATUS: Record<string, FileDifference['status']> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
};

/** Files that differ between two commits (or trees), with renames found and lines counted. */
export async function compareCommits(
  repository: BareRepository,
  before: string,
  after: string,
): Promise<FileDifference[]> {
  const range = ['-M', '-z', before, after];
  const [names, numbers] = await Promise.all([
    repository.git.text(['diff-tree', '-r', '--name-status', ...range]),
    repository.git.text(['diff-tree', '-r', '--numstat', ...range]),
  ]);
  const counts = readCounts(numbers.split('\0'));
  const fields = names.split('\0');
  const result: FileDifference[] = [];
  for (let i = 0; i < fields.length - 1;) {
    const status = STATUS[fields[i][0]] ?? 'changed';
    const renamed = status === 'renamed';
    const path = fields[renamed ? i + 2 : i + 1];
    const [additions, deletions] = counts.get(path) ?? ['0', '0'];
    result.push({
      path,
      status,
      ...(renamed && { previousPath: fields[i + 1] }),
      additions: Number(additions) || 0,
      deletions: Number(deletions) || 0,
      binary: additions === '-',
    });
    i += renamed ? 3 : 2;
  }
  return result;
}

/** `added<TAB>removed<TAB>path`, or with an empty path followed by old and new path when renamed. */
function readCounts(
  fields: readonly string[],
): Map<string, readonly [string, string]> {
  const counts = new Map<string, readonly [string, string]>();
  for (let i = 0; i < fields.length - 1; i++) {
    const [added, removed, ...rest] = fields[i].split('\t');
    const path = rest.join('\t');
    if (path === '') {
      counts.set(fields[i + 2], [added, removed]);
      i += 2;
    } else {
      counts.set(path, [added, removed]);
    }
  }
  return counts;
}
