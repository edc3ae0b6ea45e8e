import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { compareCommits } from '../git/compareCommits';
import { obstacleTo } from '../operations/obstacleTo';
import { branchProtection } from '../operations/branchProtection';
import { createPull } from '../operations/createPull';
import { editPull } from '../operations/editPull';
import { checksPassed } from '../operations/mergeScheduled';
import { updatePull } from '../operations/updatePull';
import { mergePull, MERGE_STYLES, MergeRequest } from '../operations/mergePull';
import { pullState } from '../operations/pullState';
import { PullRecord, RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

/** Pull requests: open, list, read, files, edit, merge, bring up to date. */
export function addPullRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const { state } = host;
  const base = '/repos/:owner/:name/pulls';

  const show = async (
    req: Request,
    repository: RepositoryRecord,
    pull: PullRecord,
  ) =>
    present.pulls.pull(
      repository,
      pull,
      await pullState(host, repository, pull),
      api.permission(req, repository),
    );
  const find = (req: Request, repository: RepositoryRecord) =>
    state.pull(repository, Number(req.params.number));

  router.get(base, async (req, res) => {
    const repository = api.repository(req);
    if ((await host.git(repository).refs('refs/heads/')).length === 0)
      throw HostError.notFound();
    const wanted = ['closed', 'all'].includes(String(req.query.state))
      ? req.query.state
      : 'open';
    const poster =
      typeof req.query.poster === 'string' ? req.query.poster : undefined;
    const author = poster ? state.findUser(poster) : undefined;
    if (poster && !author) {
      throw new HostError(400, `user does not exist [uid: 0, name: ${poster}]`);
    }
    const sorted = repository.pulls
      .filter(pull => wanted === 'all' || pull.state === wanted)
      .filter(pull => !author || pull.author === author.login);
    if (req.query.sort !== 'oldest') sorted.reverse();
    const page = api.page(req);
    const items = await Promise.all(
      api.slice(page, sorted).map(pull => show(req, repository, pull)),
    );
    api.list(req, res, { page, total: sorted.length, items });
  });

  router.post(base, async (req, res) => {
    const repository = api.repository(req);
    const user = api.user(req, 'write:repository');
    api.refuseArchived(repository);
    if ((await host.git(repository).refs('refs/heads/')).length === 0)
      throw HostError.notFound();
    const body = Body.of(req, 'CreatePullRequestOption');
    const pull = await createPull(host, repository, user, {
      head: body.requiredString('head', 'Head'),
      base: body.requiredString('base', 'Base'),
      title: body.requiredString('title', 'Title'),
      body: body.string('body'),
      labels: body.numbers('labels'),
      assignees: body.strings('assignees'),
    });
    api.json(res, 201, await show(req, repository, pull));
  });

  router.get(`${base}/:number(\\d+).:format(diff|patch)`, async (req, res) => {
    const repository = api.repository(req);
    const pull = find(req, repository);
    const { mergeBase, head } = await pullState(host, repository, pull);
    const { git } = host.git(repository);
    const range = `${mergeBase}..${head}`;
    const patch = req.params.format === 'patch';
    res
      .type('text/plain')
      .send(
        await git.text(
          patch ? ['format-patch', '--stdout', range] : ['diff', '-M', range],
        ),
      );
  });

  router.get(`${base}/:number(\\d+)`, async (req, res) => {
    const repository = api.repository(req);
    api.json(res, 200, await show(req, repository, find(req, repository)));
  });

  router.patch(`${base}/:number(\\d+)`, async (req, res) => {
    const repository = api.repository(req);
    const user = api.user(req, 'write:repository');
    const pull = find(req, repository);
    if (
      pull.author !== user.login &&
      !api.access.may(user, repository, 'write')
    )
      return res.status(403).end();
    const body = Body.of(req);
    await editPull(host, repository, user, pull, {
      title: body.string('title'),
      body: body.string('body'),
      state: body.string('state'),
      base: body.string('base'),
      labels: body.numbers('labels'),
      assignees: body.strings('assignees'),
    });
    return api.json(res, 201, await show(req, repository, pull));
  });

  router.get(`${base}/:number(\\d+)/files`, async (req, res) => {
    const repository = api.repository(req);
    const { files, head } = await pullState(
      host,
      repository,
      find(req, repository),
    );
    const page = api.page(req);
    const items = api
      .slice(page, files)
      .map(file => present.pulls.pullFile(repository, file, head));
    api.list(req, res, { page, total: files.length, items, counted: true });
  });

  router.get(`${base}/:number(\\d+)/commits`, async (req, res) => {
    const repository = api.repository(req);
    const { mergeBase, head } = await pullState(
      host,
      repository,
      find(req, repository),
    );
    const commits = mergeBase
      ? await host.git(repository).log({ range: [head, `^${mergeBase}`] })
      : [];
    const page = api.page(req);
    const items = await Promise.all(
      api.slice(page, commits).map(async commit => {
        const git = host.git(repository);
        const [parent] = commit.parents;
        const files = parent
          ? await compareCommits(git, parent, commit.sha)
          : [];
        return {
          ...present.commits.commit(repository, commit, files),
          stats: { total: 0, additions: 0, deletions: 0 },
        };
      }),
    );
    api.list(req, res, { page, total: commits.length, items, counted: true });
  });

  router.get(`${base}/:number(\\d+)/merge`, (req, res) => {
    const repository = api.repository(req);
    if (!find(req, repository).merged) throw HostError.notFound();
    res.status(204).end();
  });

  router.post(`${base}/:number(\\d+)/merge`, async (req, res) => {
    const repository = api.repository(req);
    const user = api.user(req, 'write:repository');
    const body = Body.of(req);
    const style = body.string('Do') ?? body.string('do');
    if (!style) throw new HostError(422, '[Do]: Required');
    if (style === 'manually-merged') {
      throw new HostError(
        405,
        `${style} is not allowed an allowed merge style for this repository`,
      );
    }
    const Do = MERGE_STYLES.find(other => other === style);
    if (!Do) throw new HostError(422, '[Do]: In');
    const pull = repository.pulls.find(
      other => other.number === Number(req.params.number),
    );
    if (!pull)
      throw HostError.notFound('GetPullRequestByIndex', [
        `pull request does not exist [id: 0, issue_id: 0, head_repo_id: 0, base_repo_id: 0, head_branch: , base_branch: ]`,
      ]);
    if (
      !api.access.may(user, repository, 'write') ||
      !branchProtection.mayMerge(repository, pull.base, user)
    )
      throw new HostError(405, 'User not allowed to merge PR');
    const request: MergeRequest = {
      Do,
      MergeTitleField: body.string('MergeTitleField'),
      MergeMessageField: body.string('MergeMessageField'),
      head_commit_id: body.string('head_commit_id'),
      delete_branch_after_merge: body.boolean('delete_branch_after_merge'),
      force:
        body.boolean('force_merge') &&
        api.access.may(user, repository, 'admin'),
    };
    if (body.boolean('merge_when_checks_succeed')) {
      const facts = await pullState(host, repository, pull);
      const waits =
        !checksPassed(repository, facts.head) ||
        obstacleTo(repository, pull, facts) !== undefined;
      if (waits) {
        pull.scheduled = { by: user.login, request: { ...request } };
        state.save();
        return res.status(201).end();
      }
    }
    await mergePull(host, repository, user, pull, request);
    return res.status(200).end();
  });

  router.delete(`${base}/:number(\\d+)/merge`, (req, res) => {
    const { repository } = api.writable(req);
    const pull = find(req, repository);
    if (!pull.scheduled) throw HostError.notFound();
    pull.scheduled = undefined;
    state.save();
    res.status(204).end();
  });

  router.post(`${base}/:number(\\d+)/update`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const style = req.query.style === 'rebase' ? 'rebase' : 'merge';
    await updatePull(host, repository, user, find(req, repository), style);
    res.status(200).end();
  });

  router.get(`${base}/:number`, req => {
    api.repository(req);
    throw HostError.notFound();
  });

  router.get(`${base}/:base/*`, async (req, res) => {
    const repository = api.repository(req);
    const head = (req.params as Record<string, string>)[0];
    const pull = repository.pulls.find(
      other => other.base === req.params.base && other.head === head,
    );
    if (!pull) throw HostError.notFound();
    api.json(res, 200, await show(req, repository, pull));
  });
}
