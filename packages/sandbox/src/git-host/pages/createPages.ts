import { Request, Response, Router, urlencoded } from 'express';
import PromiseRouter from 'express-promise-router';
import { compareCommits } from '../git/compareCommits';
import { sendRaw } from '../api/sendRaw';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { editPull } from '../operations/editPull';
import { mergePull } from '../operations/mergePull';
import { pullState } from '../operations/pullState';
import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';
import { Csrf } from './Csrf';
import { Html } from './html';
import {
  commitListPage,
  commitPage,
  filePage,
  folderPage,
  messagePage,
  pullListPage,
  repositoryListPage,
} from './listPages';
import { loopbackOnly } from './loopbackOnly';
import { renderPage, repositoryPath } from './Page';
import { parseDiff } from './parseDiff';
import { pullPage } from './pullPage';
import { splitRef } from './splitRef';
import { STYLESHEET } from './stylesheet';

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const COMMITS_SHOWN = 100;

/** The pages for people. They act as one user and answer this machine only. */
export function createPages(host: Host, user: OwnerRecord): Router {
  const router = PromiseRouter();
  const csrf = new Csrf();
  const send = (res: Response, title: string, content: Html, status = 200) =>
    res
      .status(status)
      .type('html')
      .send(renderPage({ title, user: user.login, content }));
  const repositoryOf = (req: Request): RepositoryRecord => {
    const repository = host.state.findRepository(
      req.params.owner,
      req.params.name,
    );
    if (!repository)
      throw HostError.notFound(
        `There is no repository ${req.params.owner}/${req.params.name}.`,
      );
    return repository;
  };
  const pullOf = (req: Request, repository: RepositoryRecord): PullRecord => {
    const pull = repository.pulls.find(
      other => other.number === Number(req.params.number),
    );
    if (!pull)
      throw HostError.notFound(
        `There is no pull request ${req.params.number} in ${repository.owner}/${repository.name}.`,
      );
    return pull;
  };
  const diff = async (
    repository: RepositoryRecord,
    before: string,
    after: string,
  ) => {
    const git = host.git(repository);
    const files = await compareCommits(git, before, after);
    const text = await git.git.text(['diff-tree', '-p', '-M', before, after]);
    return {
      files,
      diffs: parseDiff(
        text,
        files.map(file => file.path),
      ),
    };
  };
  const wild = (req: Request) =>
    (req.params as Record<string, string>)[0] ?? '';

  router.use((_req, res, next) => {
    res.setHeader('content-security-policy', POLICY);
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('referrer-policy', 'same-origin');
    next();
  });
  router.get('/assets/style.css', (_req, res) => {
    res.type('css').send(STYLESHEET);
  });
  router.get(
    '/:owner/:name/raw/:kind(branch|tag|commit)/*',
    async (req, res) => {
      const repository = repositoryOf(req);
      if (repository.private)
        throw HostError.notFound('There is no such file.');
      await sendRaw(
        host,
        repository,
        await splitRef(host.git(repository), wild(req)),
        req,
        res,
      );
    },
  );
  router.use(loopbackOnly);

  router.get('/', (_req, res) => {
    send(res, 'Repositories', repositoryListPage(host.state.repositories));
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
      return send(res, title, folderPage({ ...common, entries: [] }));
    }
    const entry = path ? await git.entry(sha, path) : undefined;
    if (path && !entry)
      throw HostError.notFound(`There is no ${path} at ${ref}.`);
    if (entry && entry.type !== 'tree') {
      const content = await git.blob(entry.sha);
      const text = content.includes(0) ? undefined : content.toString('utf8');
      return send(res, path, filePage({ ...common, text }));
    }
    const entries = await git.tree(sha, { recursive: false, path });
    const [last] = await git.log({ range: [sha], path, limit: 1 });
    const readme = entries.find(child => /(^|\/)readme\.md$/i.test(child.path));
    return send(
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
    const repository = repositoryOf(req);
    await folder(res, repository, {
      kind: 'branch',
      ref: repository.defaultBranch,
      path: '',
    });
  });
  router.get(
    '/:owner/:name/src/:kind(branch|tag|commit)/*',
    async (req, res) => {
      const repository = repositoryOf(req);
      await folder(res, repository, {
        kind: req.params.kind,
        ...(await splitRef(host.git(repository), wild(req))),
      });
    },
  );
  router.get(
    '/:owner/:name/commits/:kind(branch|tag|commit)/*',
    async (req, res) => {
      const repository = repositoryOf(req);
      const git = host.git(repository);
      const sha = await git.resolve(wild(req));
      send(
        res,
        `Commits of ${wild(req)}`,
        commitListPage(
          repository,
          wild(req),
          sha ? await git.log({ range: [sha], limit: COMMITS_SHOWN }) : [],
        ),
      );
    },
  );
  router.get('/:owner/:name/commit/:sha', async (req, res) => {
    const repository = repositoryOf(req);
    const git = host.git(repository);
    const sha = await host.require(
      repository,
      req.params.sha,
      HostError.notFound(`There is no commit ${req.params.sha}.`),
    );
    const commit = await git.commit(sha);
    const changes = await diff(
      repository,
      commit.parents[0] ?? EMPTY_TREE,
      sha,
    );
    send(
      res,
      commit.message.split('\n')[0],
      commitPage({ repository, commit, ...changes }),
    );
  });

  router.get('/:owner/:name/pulls', (req, res) => {
    const repository = repositoryOf(req);
    const state = req.query.state === 'closed' ? 'closed' : 'open';
    send(
      res,
      'Pull requests',
      pullListPage(
        repository,
        repository.pulls.filter(pull => pull.state === state).reverse(),
        state,
      ),
    );
  });
  const showPull = async (req: Request, res: Response, problem?: string) => {
    const repository = repositoryOf(req);
    const pull = pullOf(req, repository);
    const state = await pullState(host, repository, pull);
    const { mergeBase, head } = state;
    const commits = mergeBase
      ? await host
          .git(repository)
          .log({ range: [head, `^${mergeBase}`], limit: COMMITS_SHOWN })
      : [];
    const changes = mergeBase
      ? await diff(repository, mergeBase, head)
      : { files: [], diffs: [] };
    send(
      res,
      `${pull.title} (#${pull.number})`,
      pullPage({
        repository,
        pull,
        state,
        commits,
        ...changes,
        csrf: csrf.token(req, res),
        problem,
      }),
      problem ? 409 : 200,
    );
  };
  router.get('/:owner/:name/pulls/:number(\\d+)', (req, res) =>
    showPull(req, res),
  );
  router.get('/:owner/:name/pulls/:number(\\d+).diff', async (req, res) => {
    const repository = repositoryOf(req);
    const { mergeBase, head } = await pullState(
      host,
      repository,
      pullOf(req, repository),
    );
    res
      .type('text/plain')
      .send(
        mergeBase
          ? await host.git(repository).git.text(['diff', '-M', mergeBase, head])
          : '',
      );
  });

  router.post(
    '/:owner/:name/pulls/:number(\\d+)/:action(merge|close|reopen)',
    urlencoded({ extended: false }),
    async (req, res) => {
      const repository = repositoryOf(req);
      const pull = pullOf(req, repository);
      if (!csrf.isValid(req, req.body?.csrf)) {
        throw new HostError(
          403,
          'This form is too old or not ours. Open the pull request again and repeat.',
        );
      }
      try {
        if (req.params.action === 'merge')
          await mergePull(host, repository, user, pull, {
            Do: 'merge',
            head_commit_id: req.body.head,
          });
        else
          await editPull(host, repository, user, pull, {
            state: req.params.action === 'close' ? 'closed' : 'open',
          });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return showPull(req, res, problemText(error));
      }
      return res.redirect(
        303,
        repositoryPath(repository, 'pulls', pull.number),
      );
    },
  );

  router.use((req: Request) => {
    throw HostError.notFound(`There is nothing at ${req.path}.`);
  });
  router.use(
    (error: Error, _req: Request, res: Response, _next: () => void) => {
      const status = error instanceof HostError ? error.status : 500;
      if (status === 500)
        host.logger.error(`Git host: a page failed: ${error}`);
      send(
        res,
        'Not possible',
        messagePage(
          status === 404 ? 'Not found' : 'Not possible',
          status === 500
            ? 'The sandbox failed; its log says why.'
            : error.message,
        ),
        status,
      );
    },
  );
  return router;
}

function problemText(error: HostError): string {
  if (error.status === 409)
    return 'The branch has got new commits since this page was opened; look at them and merge again.';
  if (error.message === '') return 'It is merged already.';
  return error.status === 405
    ? 'It conflicts with its base branch, or has nothing to merge.'
    : error.message;
}
