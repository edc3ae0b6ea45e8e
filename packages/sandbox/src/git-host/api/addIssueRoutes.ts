import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { CommentRecord, PullRecord, RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

/** What pull requests share with issues, which this host has none of: comments, labels, and reading them as an issue. */
export function addIssueRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const { state } = host;
  const base = '/repos/:owner/:name/issues';
  const find = (req: Request, scope: 'read:issue' | 'write:issue') => {
    const repository = api.repository(req, scope);
    const { number } = req.params;
    const pull = repository.pulls.find(one => one.number === Number(number));
    if (!pull) {
      throw HostError.notFound('IsErrIssueNotExist', [
        `issue does not exist [id: 0, repo_id: ${repository.id}, index: ${number}]`,
      ]);
    }
    return { repository, pull };
  };
  const labelsOf = (repository: RepositoryRecord, pull: PullRecord) =>
    repository.labels
      .filter(label => pull.labels.includes(label.id))
      .map(label => present.pulls.label(repository, label));

  router.get(`${base}/:number(\\d+)`, (req, res) => {
    const { repository, pull } = find(req, 'read:issue');
    api.json(res, 200, present.pulls.issue(repository, pull));
  });

  router.get(`${base}/:number(\\d+)/comments`, (req, res) => {
    const { repository, pull } = find(req, 'read:issue');
    const all = pull.comments ?? [];
    res.setHeader('x-total-count', all.length);
    api.json(
      res,
      200,
      all.map(comment => present.pulls.comment(repository, pull, comment)),
    );
  });

  router.post(`${base}/:number(\\d+)/comments`, (req, res) => {
    const { repository, pull } = find(req, 'write:issue');
    const user = api.user(req, 'write:issue');
    api.refuseArchived(repository);
    const now = host.now();
    const comment: CommentRecord = {
      id: state.newId(),
      user: user.login,
      body: Body.of(req).requiredString('body', 'Body'),
      createdAt: now,
      updatedAt: now,
    };
    pull.comments = [...(pull.comments ?? []), comment];
    pull.updatedAt = now;
    state.save();
    api.json(res, 201, present.pulls.comment(repository, pull, comment));
  });

  const findComment = (req: Request) => {
    const repository = api.repository(req, 'write:issue');
    const user = api.user(req, 'write:issue');
    const id = Number(req.params.id);
    const pull = repository.pulls.find(one =>
      one.comments?.some(comment => comment.id === id),
    );
    const comment = pull?.comments?.find(one => one.id === id);
    if (!pull || !comment) throw HostError.notFound();
    if (
      comment.user !== user.login &&
      !api.access.may(user, repository, 'admin')
    ) {
      throw new HostError(403, '');
    }
    return { repository, pull, comment };
  };

  router.patch(`${base}/comments/:id(\\d+)`, (req, res) => {
    const { repository, pull, comment } = findComment(req);
    comment.body = Body.of(req).requiredString('body', 'Body');
    comment.updatedAt = host.now();
    state.save();
    api.json(res, 200, present.pulls.comment(repository, pull, comment));
  });

  router.delete(`${base}/comments/:id(\\d+)`, (req, res) => {
    const { pull, comment } = findComment(req);
    pull.comments = pull.comments?.filter(one => one !== comment);
    state.save();
    res.status(204).end();
  });

  router.get(`${base}/:number(\\d+)/labels`, (req, res) => {
    const { repository, pull } = find(req, 'read:issue');
    api.json(res, 200, labelsOf(repository, pull));
  });

  router.post(`${base}/:number(\\d+)/labels`, async (req, res) => {
    const { repository, pull } = find(req, 'write:issue');
    const { user } = api.writable(req);
    const wanted = Body.of(req).raw.labels;
    // By number or by name; what the repository does not have is passed over, as Gitea does.
    const ids = repository.labels
      .filter(
        ({ id, name }) =>
          Array.isArray(wanted) &&
          (wanted.includes(id) || wanted.includes(name)),
      )
      .map(({ id }) => id);
    pull.labels = [...new Set([...pull.labels, ...ids])];
    pull.updatedAt = host.now();
    state.save();
    await host.publish({
      type: 'webhook',
      repository,
      user,
      event: {
        name: 'pull_request',
        type: 'pull_request_label',
        action: 'label_updated',
        pull,
      },
    });
    api.json(res, 200, labelsOf(repository, pull));
  });

  router.delete(`${base}/:number(\\d+)/labels/:id(\\d+)`, (req, res) => {
    const { repository, pull } = find(req, 'write:issue');
    api.writable(req);
    const id = Number(req.params.id);
    if (!repository.labels.some(label => label.id === id)) {
      throw new HostError(422, `label does not exist [label_id: ${id}]`);
    }
    pull.labels = pull.labels.filter(one => one !== id);
    pull.updatedAt = host.now();
    state.save();
    res.status(204).end();
  });
}
