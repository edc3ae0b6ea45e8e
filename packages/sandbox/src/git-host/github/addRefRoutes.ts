import { Request, Router } from 'express';
import { z } from 'zod';
import { NO_COMMIT } from '../git/types';
import { HostError } from '../HostError';
import { names } from '../names';
import { editPull } from '../operations/editPull';
import { RepositoryRecord } from '../state/records';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';
import { GithubSchemas } from './githubSchemas';
import { nodeId } from './nodeId';

const createSchema = z.object({ ref: z.string(), sha: z.string() });
const updateSchema = z.object({
  sha: z.string(),
  force: z.boolean().optional(),
});

/** Branches as refs: read, made, moved forward, deleted. */
export function addRefRoutes(router: Router, api: GithubContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name/git';
  const show = (
    repository: RepositoryRecord,
    branch: string,
    sha: string,
  ): GithubSchemas['ref'] => {
    const url = present.repositoryApi(repository);
    return {
      ref: `refs/heads/${branch}`,
      node_id: nodeId('Ref', `refs/heads/${branch}`),
      url: `${url}/git/refs/heads/${branch.split('/').map(encodeURIComponent).join('/')}`,
      object: { type: 'commit', sha, url: `${url}/git/commits/${sha}` },
    };
  };
  const branchOf = (req: Request) => {
    const [, branch] =
      /^heads\/(.+)$/.exec((req.params as Record<string, string>)[0]) ?? [];
    return branch;
  };
  const requireCommit = async (repository: RepositoryRecord, sha: string) => {
    const type = /^[0-9a-f]{40}$/.test(sha)
      ? await host.git(repository).objectType(sha)
      : undefined;
    if (type === undefined)
      throw new GithubRefusal(422, 'Object does not exist');
    if (type !== 'commit') {
      throw new GithubRefusal(422, 'Object is not a commit');
    }
  };

  router.get(`${base}/ref/*`, async (req, res) => {
    const repository = api.repository(req);
    await api.requireCommits(repository);
    const branch = branchOf(req);
    const sha = branch && (await host.git(repository).branchTip(branch));
    if (!branch || !sha) throw GithubRefusal.notFound();
    res.json(show(repository, branch, sha));
  });

  router.post(`${base}/refs`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const { ref, sha } = api.body(req, createSchema);
    await api.requireCommits(repository);
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    if (!branch || !isBranchName(branch)) {
      throw new GithubRefusal(
        422,
        "Reference name must start with 'refs' and have at least two slashes.",
      );
    }
    await requireCommit(repository, sha);
    await host.exclusively(repository, async () => {
      const git = host.git(repository);
      const all = (await git.refs('refs/heads/')).map(one => one.ref.slice(11));
      if (all.includes(branch)) {
        throw new GithubRefusal(422, 'Reference already exists');
      }
      api.refuseByRules(repository, branch, user);
      const isInTheWay = all.some(
        one => one.startsWith(`${branch}/`) || branch.startsWith(`${one}/`),
      );
      if (isInTheWay) throw new GithubRefusal(422, 'Reference update failed');
      await git.updateRef(ref, sha, NO_COMMIT);
      await host.refsMoved(repository, user, [
        { ref, before: NO_COMMIT, after: sha },
      ]);
    });
    res.status(201).json(show(repository, branch, sha));
  });

  router.patch(`${base}/refs/*`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const { sha, force = false } = api.body(req, updateSchema);
    const branch = branchOf(req);
    await requireCommit(repository, sha);
    await host.exclusively(repository, async () => {
      const git = host.git(repository);
      const before = branch && (await git.branchTip(branch));
      if (!branch || !before) {
        throw new GithubRefusal(422, 'Reference does not exist');
      }
      if (!force && (await git.mergeBase(before, sha)) !== before) {
        throw new GithubRefusal(422, 'Update is not a fast forward');
      }
      api.refuseByRules(repository, branch, user);
      const ref = `refs/heads/${branch}`;
      await git.updateRef(ref, sha, before);
      await host.refsMoved(repository, user, [{ ref, before, after: sha }]);
      res.json(show(repository, branch, sha));
    });
  });

  router.delete(`${base}/refs/*`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const branch = branchOf(req);
    const git = host.git(repository);
    await host.exclusively(repository, async () => {
      const before = branch && (await git.branchTip(branch));
      if (!branch || !before) {
        throw new GithubRefusal(422, 'Reference does not exist');
      }
      api.refuseByRules(repository, branch, user);
      const ref = `refs/heads/${branch}`;
      await git.updateRef(ref, NO_COMMIT, before);
      await host.refsMoved(repository, user, [
        { ref, before, after: NO_COMMIT },
      ]);
    });
    // Without its branch a pull request is closed.
    for (const pull of repository.pulls) {
      if (pull.state === 'open' && pull.head === branch) {
        await editPull(host, repository, user, pull, { state: 'closed' });
      }
    }
    res.status(204).end();
  });
}

function isBranchName(name: string): boolean {
  try {
    return names.branch(name) === name;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}
