import { Request, Router } from 'express';
import { compareCommits } from '../git/compareCommits';
import { CommitInfo, EMPTY_TREE, FileDifference } from '../git/types';
import { HostError } from '../HostError';
import { RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';

/** How a comparison names what happened to a file. */
const COMPARED = {
  added: 'added',
  changed: 'modified',
  deleted: 'removed',
  renamed: 'renamed',
} as const;
const MAX_TREE_PAGE = 1000;

/** Trees, blobs, commits and comparison. */
export function addGitRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name';
  const wanted = (req: Request, key: string) => req.query[key] !== 'false';

  const show = async (
    repository: RepositoryRecord,
    commit: CommitInfo,
    req: Request,
  ) => {
    const withFiles = wanted(req, 'files');
    const files: FileDifference[] | undefined = withFiles
      ? await compareCommits(
          host.git(repository),
          commit.parents[0] ?? EMPTY_TREE,
          commit.sha,
        )
      : undefined;
    return present.commits.commit(
      repository,
      commit,
      files,
      wanted(req, 'verification'),
    );
  };

  router.get(`${base}/git/trees/:ref`, async (req, res) => {
    const repository = api.repository(req);
    const git = host.git(repository);
    const { ref } = req.params;
    const isTree =
      /^[0-9a-f]{40}$/.test(ref) && (await git.objectType(ref)) === 'tree';
    const sha = isTree
      ? ref
      : await host.require(
          repository,
          ref,
          new HostError(400, `sha not found [${ref}]`),
        );
    const recursive = ['1', 'true'].includes(String(req.query.recursive));
    const all = await git.tree(sha, { recursive });
    const { number } = api.page(req);
    const asked = Number(req.query.per_page);
    const size =
      Number.isInteger(asked) && asked > 0
        ? Math.min(asked, MAX_TREE_PAGE)
        : MAX_TREE_PAGE;
    const items = all.slice((number - 1) * size, number * size);
    res.setHeader('x-total-count', all.length);
    api.json(res, 200, {
      sha,
      url: `${host.url}/api/v1/repos/${repository.owner}/${repository.name}/git/trees/${sha}`,
      tree:
        items.length > 0
          ? items.map(entry => present.files.treeEntry(repository, entry))
          : null,
      // True on every page when there is more than one, the last one included: Gitea's own trap.
      truncated: items.length > 0 && all.length > size,
      page: number,
      total_count: all.length,
    });
  });

  router.get(`${base}/git/blobs/:sha`, async (req, res) => {
    const repository = api.repository(req);
    const { sha } = req.params;
    const git = host.git(repository);
    if (!/^[0-9a-f]{40}$/.test(sha) || (await git.objectType(sha)) !== 'blob') {
      throw new HostError(
        400,
        `object does not exist [id: ${sha}, rel_path: ]`,
      );
    }
    const content = await git.blob(sha);
    api.json(res, 200, {
      content: content.toString('base64'),
      encoding: 'base64',
      url: `${host.url}/api/v1/repos/${repository.owner}/${repository.name}/git/blobs/${sha}`,
      sha,
      size: content.length,
    });
  });

  router.get(`${base}/git/commits/*`, async (req, res) => {
    const repository = api.repository(req);
    const [, ref, format] =
      /^(.*?)(?:\.(diff|patch))?$/.exec(
        (req.params as Record<string, string>)[0],
      ) ?? [];
    const sha = await host.require(repository, ref, HostError.notFound(ref));
    const git = host.git(repository);
    if (format) {
      const text = await git.git.text(['format-patch', '-1', '--stdout', sha]);
      res
        .type('text/plain')
        .send(
          format === 'patch'
            ? text
            : await git.git.text([
                'diff-tree',
                '-p',
                '--root',
                '--no-commit-id',
                sha,
              ]),
        );
      return;
    }
    api.json(res, 200, await show(repository, await git.commit(sha), req));
  });

  router.get(`${base}/commits`, async (req, res) => {
    const repository = api.repository(req);
    const git = host.git(repository);
    const ref =
      typeof req.query.sha === 'string' && req.query.sha
        ? req.query.sha
        : repository.defaultBranch;
    const path =
      typeof req.query.path === 'string' ? req.query.path : undefined;
    if ((await git.refs('refs/heads/')).length === 0)
      throw new HostError(409, 'Git Repository is empty.');
    const sha = await git.resolve(ref);
    if (!sha) return api.json(res, 404, null);
    const total = await git.countCommits([sha], path);
    if (path && total === 0) throw HostError.notFound('FileCommitsCount');
    const page = api.page(req);
    const commits = await git.log({
      range: [sha],
      path,
      skip: (page.number - 1) * page.size,
      limit: page.size,
    });
    const items = await Promise.all(
      commits.map(commit => show(repository, commit, req)),
    );
    res.setHeader('x-total', total);
    return api.list(req, res, { page, total, items, counted: true });
  });

  router.get(`${base}/compare/*`, async (req, res) => {
    const repository = api.repository(req);
    const range = (req.params as Record<string, string>)[0];
    const [, from, , to] = /^(.+?)(\.{2,3})(.+)$/.exec(range) ?? [];
    const git = host.git(repository);
    const missing = HostError.notFound('IsRefExist');
    const [before, after] = await Promise.all([
      host.require(repository, from ?? '', missing),
      host.require(repository, to ?? '', missing),
    ]);
    const commits = await git.log({ range: [after, `^${before}`] });
    const files = await compareCommits(
      git,
      (await git.mergeBase(before, after)) ?? before,
      after,
    );
    const items = await Promise.all(
      commits.map(commit => show(repository, commit, req)),
    );
    api.json(res, 200, {
      total_commits: commits.length,
      commits: items,
      files: files.map(file => ({
        filename: file.path,
        status: COMPARED[file.status],
      })),
    });
  });
}
