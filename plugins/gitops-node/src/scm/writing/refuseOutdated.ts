import { ConflictError } from '@backstage/errors';
import { changedSince } from '../changedSince';
import { CommitChangesOptions } from '../ScmHost';
import { fullName } from './fullName';
import { WritableHost } from './WritableHost';

/** Refuses changes that would undo what came to a branch after they were made. */
export async function refuseOutdated(
  host: Pick<WritableHost, 'listFiles'>,
  {
    branch,
    changes,
    madeFrom,
    repository,
  }: Pick<
    CommitChangesOptions,
    'branch' | 'changes' | 'madeFrom' | 'repository'
  >,
  tip: string,
): Promise<void> {
  if (madeFrom === undefined || madeFrom === tip) return;
  const [before, now] = await Promise.all(
    [madeFrom, tip].map(commit => host.listFiles(repository, commit)),
  );
  const changed = changedSince(before, now, changes);
  if (changed.length > 0) {
    throw new ConflictError(
      `'${branch}' of ${fullName(repository)} has another ${changed[0]} since ${madeFrom.slice(0, 7)}, from which these files were made; run it again, so that they are made anew`,
    );
  }
}
