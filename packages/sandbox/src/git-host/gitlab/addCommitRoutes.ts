import { Router } from 'express';
import { NO_COMMIT, TreeEntry } from '../git/types';
import { FileWrite, writeCommit } from '../git/writeCommit';
import { HostError } from '../HostError';
import { names } from '../names';
import { RepositoryRecord } from '../state/records';
import { GitlabCommit, gitlabCommitSchema } from './gitlabCommitSchema';
import { GitlabContext } from './GitlabContext';
import { GitlabRefusal } from './GitlabRefusal';

/** Commits with actions, and branches that are deleted. */
export function addCommitRoutes(router: Router, api: GitlabContext): void {
  const { host, present } = api;
  const base = '/projects/:id/repository';

  router.post(`${base}/commits`, async (req, res) => {
    const { project, user } = api.writable(req);
    const wanted = api.body(req, gitlabCommitSchema);
    const { branch, start_sha: start } = wanted;
    if (!api.mayPush(project, branch, user)) {
      throw GitlabRefusal.forbidden(
        'You are not allowed to push into this branch',
      );
    }
    const sha = await host.exclusively(project, async () => {
      const git = host.git(project);
      const tip = await git.branchTip(checkedBranch(branch));
      if (tip && start) {
        throw new GitlabRefusal(
          400,
          `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
        );
      }
      const parent = start ? await git.resolve(start) : tip;
      if (!parent) {
        throw new GitlabRefusal(
          400,
          start
            ? 'Cannot find start_sha'
            : 'You can only create or edit files when you are on a branch',
        );
      }
      const me = { name: user.fullName || user.login, email: user.email };
      const date = host.clock.now();
      const commit = await writeCommit({
        repository: git,
        branch,
        parent,
        files: await writesOf(project, wanted, parent),
        message: wanted.commit_message,
        author: {
          name: wanted.author_name ?? me.name,
          email: wanted.author_email ?? me.email,
          date,
        },
        committer: { ...me, date },
      });
      await host.refsMoved(project, user, [
        {
          ref: `refs/heads/${branch}`,
          before: tip ?? NO_COMMIT,
          after: commit,
        },
      ]);
      return commit;
    });
    res
      .status(201)
      .json(present.commit(project, await host.git(project).commit(sha)));
  });

  async function writesOf(
    project: RepositoryRecord,
    { actions }: GitlabCommit,
    parent: string,
  ): Promise<FileWrite[]> {
    const git = host.git(project);
    const tree = new Map(
      (await git.tree(parent, { recursive: true })).map(entry => [
        entry.path,
        entry,
      ]),
    );
    const writes: FileWrite[] = [];
    for (const action of actions) {
      const path = checkedPath(action.file_path);
      const old = tree.get(path);
      refuse(action.action, old);
      const changed =
        action.last_commit_id !== undefined &&
        (await lastCommit(project, parent, path)) !==
          (await lastCommit(project, action.last_commit_id, path));
      if (changed) {
        throw new GitlabRefusal(
          400,
          `The file has changed since you started editing it: ${path}`,
        );
      }
      writes.push({
        path,
        content:
          action.action === 'delete'
            ? undefined
            : Buffer.from(
                action.content ?? '',
                action.encoding === 'base64' ? 'base64' : 'utf8',
              ),
        ...(old?.mode === '100755' && { mode: old.mode }),
      } as FileWrite);
    }
    return writes;
  }

  async function lastCommit(
    project: RepositoryRecord,
    ref: string,
    path: string,
  ): Promise<string | undefined> {
    const git = host.git(project);
    const sha = await git.resolve(ref);
    if (!sha) return undefined;
    const [commit] = await git.log({ range: [sha], path, limit: 1 });
    return commit?.sha;
  }

  router.delete(`${base}/branches/:branch`, async (req, res) => {
    const { project, user } = api.writable(req);
    const { branch } = req.params;
    if (api.isProtected(project, branch)) {
      throw GitlabRefusal.forbidden('Protected branch cannot be deleted');
    }
    await host.exclusively(project, async () => {
      const git = host.git(project);
      const before = await git.branchTip(branch);
      if (!before) throw GitlabRefusal.notFound('Branch');
      const ref = `refs/heads/${branch}`;
      await git.updateRef(ref, NO_COMMIT, before);
      await host.refsMoved(project, user, [{ ref, before, after: NO_COMMIT }]);
    });
    res.status(204).end();
  });
}

function refuse(action: string, old: TreeEntry | undefined): void {
  if (action === 'create' && old) {
    throw new GitlabRefusal(400, 'A file with this name already exists');
  }
  if (action !== 'create' && old?.type !== 'blob') {
    throw new GitlabRefusal(400, "A file with this name doesn't exist");
  }
}

function checkedPath(path: string): string {
  try {
    return names.path(path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new GitlabRefusal(400, 'Path cannot include directory traversal');
  }
}

function checkedBranch(branch: string): string {
  try {
    return names.branch(branch);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new GitlabRefusal(400, 'Branch name is invalid');
  }
}
