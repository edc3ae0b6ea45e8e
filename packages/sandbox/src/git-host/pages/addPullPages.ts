import { Request, Response, Router, urlencoded } from 'express';
import { HostError } from '../HostError';
import { editPull } from '../operations/editPull';
import { mergePull } from '../operations/mergePull';
import { pullState } from '../operations/pullState';
import { Csrf } from './Csrf';
import { pullListPage } from './listPages';
import { repositoryPath } from './Page';
import { PageContext } from './PageContext';
import { pullPage } from './pullPage';

const COMMITS_SHOWN = 100;

/** Pull requests: the list, the page of one, and its buttons. */
export function addPullPages(router: Router, pages: PageContext): void {
  const { host, user } = pages;
  const csrf = new Csrf();

  router.get('/:owner/:name/pulls', (req, res) => {
    const repository = pages.repository(req);
    const state = req.query.state === 'closed' ? 'closed' : 'open';
    pages.send(
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
    const repository = pages.repository(req);
    const pull = pages.pull(req, repository);
    const state = await pullState(host, repository, pull);
    const { mergeBase, head } = state;
    const commits = mergeBase
      ? await host
          .git(repository)
          .log({ range: [head, `^${mergeBase}`], limit: COMMITS_SHOWN })
      : [];
    const changes = mergeBase
      ? await pages.diff(repository, mergeBase, head)
      : { files: [], diffs: [] };
    pages.send(
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
    const repository = pages.repository(req);
    const { mergeBase, head } = await pullState(
      host,
      repository,
      pages.pull(req, repository),
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
      const repository = pages.repository(req);
      const pull = pages.pull(req, repository);
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
}

function problemText(error: HostError): string {
  if (error.status === 409)
    return 'The branch has got new commits since this page was opened; look at them and merge again.';
  if (error.message === '') return 'It is merged already.';
  return error.status === 405
    ? 'It conflicts with its base branch, or has nothing to merge.'
    : error.message;
}
