import { PullRecord, RepositoryRecord } from '../state/records';
import { branchProtection } from './branchProtection';
import { PullState } from './pullState';

/** What the protection of its base branch has against merging a pull request now; undefined when it is nothing. */
export function obstacleTo(
  repository: RepositoryRecord,
  pull: PullRecord,
  { head, base, mergeBase, files }: PullState,
): string | undefined {
  return branchProtection.obstacle(repository, pull, {
    head,
    behind: mergeBase !== base,
    paths: files.map(({ path }) => path),
  });
}
