import { Response, Router } from 'express';
import { EMPTY_TREE } from '../git/types';
import { HostError } from '../HostError';
import { RepositoryRecord } from '../state/records';
import {
  commitListPage,
  commitPage,
  filePage,
  folderPage,
  repositoryListPage,
} from './listPages';
import { repositoryPath } from './Page';
import { PageContext } from './PageContext';
import { splitRef } from './splitRef';

const COMMITS_SHOWN = 100;

/** Repositories with their folders, files and commits. */
export function addRepositoryPages(router: Router, pages: PageContext): void {
  const { host } = pages;

  router.get('/', (_req, res) => {
    pages.send(
      res,
      'Repositories',
      repositoryListPage(host.state.repositories),
    );
  });

  const folder = async (
    res: Response,
    repository: RepositoryRecord,
    where: { kind: string; ref: string; path: string },
  ) => {
    const git = host.git(repository);
    const { kind, ref, path } = where;
    const sha = await git.resolve(ref);
    const branches = await git.refs('refs/heads/');
    const title = `${repository.owner}/${repository.name}`;
    const common = {
      repository,
      ref,
      kind,
      path,
      branches,
      cloneUrl: `${host.url}${repositoryPath(repository)}.git`,
    };
    if (!sha) {
      if (branches.length > 0)
        throw HostError.notFound(`There is no branch or commit ${ref}.`);
      return pages.send(res, title, folderPage({ ...common, entries: [] }));
    }
    const entry = path ? await git.entry(sha, path) : undefined;
    if (path && !entry)
      throw HostError.notFound(`There is no ${path} at ${ref}.`);
    if (entry && entry.type !== 'tree') {
      const content = await git.blob(entry.sha);
      const text = content.includes(0) ? undefined : content.toString('utf8');
      return pages.send(res, path, filePage({ ...common, text }));
    }
    const entries = await git.tree(sha, { recursive: false, path });
    const [last] = await git.log({ range: [sha], path, limit: 1 });
    const readme = entries.find(child => /(^|\/)readme\.md$/i.test(child.path));
    return pages.send(
      res,
      path || title,
      folderPage({
        ...common,
        entries,
        last,
        readme: readme && (await git.blob(readme.sha)).toString('utf8'),
      }),
    );
  };
  router.get('/:owner/:name', async (req, res) => {
    const repository = pages.repository(req);
    await folder(res, repository, {
      kind: 'branch',
      ref: repository.defaultBranch,
      path: '',
    });
  });
  router.get(
    '/:owner/:name/src/:kind(branch|tag|commit)/*',
    async (req, res) => {
      const repository = pages.repository(req);
      await folder(res, repository, {
        kind: req.params.kind,
        ...(await splitRef(host.git(repository), pages.wild(req))),
      });
    },
  );
  router.get(
    '/:owner/:name/commits/:kind(branch|tag|commit)/*',
    async (req, res) => {
      const repository = pages.repository(req);
      const git = host.git(repository);
      const sha = await git.resolve(pages.wild(req));
      pages.send(
        res,
        `Commits of ${pages.wild(req)}`,
        commitListPage(
          repository,
          pages.wild(req),
          sha ? await git.log({ range: [sha], limit: COMMITS_SHOWN }) : [],
        ),
      );
    },
  );
  router.get('/:owner/:name/commit/:sha', async (req, res) => {
    const repository = pages.repository(req);
    const git = host.git(repository);
    const sha = await host.require(
      repository,
      req.params.sha,
      HostError.notFound(`There is no commit ${req.params.sha}.`),
    );
    const commit = await git.commit(sha);
    const changes = await pages.diff(
      repository,
      commit.parents[0] ?? EMPTY_TREE,
      sha,
    );
    pages.send(
      res,
      commit.message.split('\n')[0],
      commitPage({ repository, commit, ...changes }),
    );
  });
}
