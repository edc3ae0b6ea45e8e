import { Request, Router } from 'express';
import { NO_COMMIT } from '../git/types';
import { HostError } from '../HostError';
import { branchProtection } from '../operations/branchProtection';
import { names } from '../names';
import { RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

/** Branches, tags and refs. */
export function addBranchRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name';
  const show = async (
    req: Request,
    repository: RepositoryRecord,
    name: string,
    sha: string,
  ) => {
    const { user } = api.identify(req);
    const rights = {
      mayWrite: api.access.may(user, repository, 'write'),
      mayPush:
        user !== undefined && branchProtection.mayPush(repository, name, user),
      mayMerge:
        user !== undefined && branchProtection.mayMerge(repository, name, user),
      protection: branchProtection.of(repository, name),
    };
    const commit = await host.git(repository).commit(sha);
    return present.commits.branch(repository, name, commit, rights);
  };

  router.get(`${base}/branches`, async (req, res) => {
    const repository = api.repository(req);
    const git = host.git(repository);
    const all = await git.refs('refs/heads/');
    if (all.length === 0) {
      res.setHeader('x-total-count', 0);
      return api.json(res, 200, null);
    }
    const page = api.page(req);
    const items = await Promise.all(
      api
        .slice(page, all)
        .map(({ ref, sha }) => show(req, repository, ref.slice(11), sha)),
    );
    return api.list(req, res, { page, total: all.length, items });
  });

  router.get(`${base}/branches/*`, async (req, res) => {
    const repository = api.repository(req);
    const name = (req.params as Record<string, string>)[0];
    const git = host.git(repository);
    const tip = await git.branchTip(name);
    if (!tip)
      throw HostError.notFound(undefined, [
        `branch does not exist [name: ${name}]`,
      ]);
    api.json(res, 200, await show(req, repository, name, tip));
  });

  router.post(`${base}/branches`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const body = Body.of(req);
    const name = names.branch(body.string('new_branch_name'));
    const git = host.git(repository);
    if ((await git.refs('refs/heads/')).length === 0)
      throw new HostError(404, 'Git Repository is empty.');
    const old = body.string('old_branch_name');
    if (old && !(await git.branchTip(old)))
      throw new HostError(404, 'The old branch does not exist');
    const ref = body.string('old_ref_name') ?? old ?? repository.defaultBranch;
    const sha = await host.require(
      repository,
      ref,
      new HostError(500, `object does not exist [id: ${ref}, rel_path: ]`),
    );
    await host.exclusively(repository, async () => {
      const taken = (await git.refs('refs/heads/')).map(branch =>
        branch.ref.slice(11),
      );
      if (taken.includes(name))
        throw new HostError(409, 'The branch already exists.');
      if (
        taken.some(
          other => other.startsWith(`${name}/`) || name.startsWith(`${other}/`),
        )
      ) {
        throw new HostError(
          409,
          'The branch with the same name already exists.',
        );
      }
      await git.updateRef(`refs/heads/${name}`, sha, NO_COMMIT);
      await host.refsMoved(repository, user, [
        { ref: `refs/heads/${name}`, before: NO_COMMIT, after: sha },
      ]);
    });
    api.json(res, 201, await show(req, repository, name, sha));
  });

  router.delete(`${base}/branches/*`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const name = (req.params as Record<string, string>)[0];
    if (name === repository.defaultBranch)
      throw new HostError(403, 'can not delete default branch');
    if (branchProtection.of(repository, name))
      throw new HostError(403, 'branch protected');
    await host.exclusively(repository, async () => {
      const git = host.git(repository);
      const tip = await git.branchTip(name);
      if (!tip)
        throw new HostError(
          500,
          `object does not exist [id: refs/heads/${name}, rel_path: ]`,
        );
      await git.updateRef(`refs/heads/${name}`, NO_COMMIT, tip);
      await host.refsMoved(repository, user, [
        { ref: `refs/heads/${name}`, before: tip, after: NO_COMMIT },
      ]);
    });
    res.status(204).end();
  });

  router.get(`${base}/tags`, async (req, res) => {
    const repository = api.repository(req);
    const git = host.git(repository);
    const all = await git.refs('refs/tags/');
    const page = api.page(req);
    const items = await Promise.all(
      api.slice(page, all).map(async ({ ref }) => {
        const name = ref.slice('refs/tags/'.length);
        const commit = await git.commit((await git.resolve(ref)) ?? ref);
        return present.commits.tag(repository, name, commit);
      }),
    );
    res.setHeader('x-total-count', all.length);
    api.json(res, 200, items);
  });

  router.get(`${base}/git/refs/*`, async (req, res) => {
    const repository = api.repository(req);
    const wanted = `refs/${(req.params as Record<string, string>)[0]}`;
    const url = `${host.url}/api/v1/repos/${repository.owner}/${repository.name}/git`;
    const found = (await host.git(repository).refs('')).filter(({ ref }) =>
      ref.startsWith(wanted),
    );
    if (found.length === 0) throw HostError.notFound();
    api.json(
      res,
      200,
      found.map(({ ref, sha }) => ({
        ref,
        url: `${url}/${ref}`,
        object: { type: 'commit', sha, url: `${url}/commits/${sha}` },
      })),
    );
  });
}
