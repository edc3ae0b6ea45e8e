import { commitTree, mergeTrees } from '../git/mergeCommits';
import { Signature } from '../git/types';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';
import { pullState } from './pullState';
import { rebaseCommits } from './rebaseCommits';

/** Brings the base branch into a pull request's branch: by a merge commit, or by replaying its commits. */
export async function updatePull(
  host: Host,
  repository: RepositoryRecord,
  user: OwnerRecord,
  pull: PullRecord,
  style: 'merge' | 'rebase',
): Promise<void> {
  // Gitea formats an error that is none.
  if (pull.merged) throw new HostError(422, '%!s(<nil>)');
  if (pull.state === 'closed') throw HostError.notFound();
  await host.exclusively(repository, async () => {
    const git = host.git(repository);
    const { head, base, mergeBase } = await pullState(host, repository, pull);
    if (!base || mergeBase === base) {
      throw new HostError(500, `HeadBranch of PR ${pull.number} is up to date`);
    }
    const me: Signature = {
      name: user.fullName || user.login,
      email: user.email,
      date: host.clock.now(),
    };
    const merged = await mergeTrees(git, head, base);
    if (!merged.clean) {
      throw new HostError(409, `${style} failed because of conflict`);
    }
    const after =
      style === 'rebase'
        ? await rebaseCommits(git, base, head, me)
        : await commitTree({
            repository: git,
            tree: merged.tree,
            parents: [head, base],
            message: `Merge branch '${pull.base}' into ${pull.head}`,
            author: me,
            committer: me,
          });
    const ref = `refs/heads/${pull.head}`;
    await git.updateRef(ref, after, head);
    await host.refsMoved(repository, user, [{ ref, before: head, after }]);
  });
}
