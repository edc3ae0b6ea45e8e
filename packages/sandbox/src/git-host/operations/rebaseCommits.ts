import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BareRepository } from '../git/BareRepository';
import { Git } from '../git/Git';
import { Signature } from '../git/types';
import { HostError } from '../HostError';

/** Replays the commits of `head` on `base` in a work tree that lives only for this. Returns the new tip. */
export async function rebaseCommits(
  repository: BareRepository,
  base: string,
  head: string,
  committer: Signature,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'git-host-rebase-'));
  const tree = join(folder, 'tree');
  try {
    await repository.git.run([
      'worktree',
      'add',
      '--detach',
      '--quiet',
      tree,
      head,
    ]);
    const inTree = new Git(join(tree, '.git'));
    const { code } = await inTree.run(
      ['--work-tree', tree, '-C', tree, 'rebase', '--quiet', base],
      {
        allow: [0, 1, 128],
        env: {
          GIT_COMMITTER_NAME: committer.name,
          GIT_COMMITTER_EMAIL: committer.email,
          GIT_EDITOR: 'true',
        },
      },
    );
    if (code !== 0)
      throw new HostError(409, 'rebase failed because of conflict');
    return (await inTree.text(['rev-parse', 'HEAD'])).trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
    await repository.git.run(['worktree', 'prune']);
  }
}
