import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { branchProtection } from '../operations/branchProtection';
import { mergeScheduled } from '../operations/mergeScheduled';
import { pullState } from '../operations/pullState';
import { PullRecord, RepositoryRecord, ReviewRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const EVENTS: Readonly<Record<string, ReviewRecord['state']>> = {
  APPROVED: 'APPROVED',
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'REQUEST_CHANGES',
  COMMENT: 'COMMENT',
};

/** Reviews of pull requests, and requests for them. */
export function addReviewRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const { state } = host;
  const base = '/repos/:owner/:name/pulls/:number(\\d+)';
  const find = (req: Request) => {
    const repository = api.repository(req);
    const pull = state.pull(repository, Number(req.params.number));
    return { repository, pull };
  };
  const add = (
    repository: RepositoryRecord,
    pull: PullRecord,
    review: Pick<ReviewRecord, 'user' | 'state' | 'body' | 'commit'>,
  ): ReviewRecord => {
    const user = state.findUser(review.user);
    const record: ReviewRecord = {
      ...review,
      id: state.newId(),
      official:
        branchProtection.of(repository, pull.base) !== undefined &&
        api.access.may(user, repository, 'write'),
      at: host.now(),
    };
    // Whoever reviews has done what he was asked for.
    const others = (pull.reviews ?? []).filter(
      one => one.user !== review.user || one.state !== 'REQUEST_REVIEW',
    );
    pull.reviews = [...others, record];
    pull.updatedAt = record.at;
    state.save();
    return record;
  };

  router.get(`${base}/reviews`, (req, res) => {
    const { repository, pull } = find(req);
    const all = pull.reviews ?? [];
    const page = api.page(req);
    const items = api
      .slice(page, all)
      .map(review => present.pulls.review(repository, pull, review));
    api.list(req, res, { page, total: all.length, items });
  });

  router.post(`${base}/reviews`, async (req, res) => {
    const { repository, pull } = find(req);
    const user = api.user(req, 'write:repository');
    const body = Body.of(req);
    const event = EVENTS[body.string('event') ?? ''] ?? 'COMMENT';
    if (event !== 'COMMENT' && user.login === pull.author) {
      const what = event === 'APPROVED' ? 'approve' : 'reject';
      throw new HostError(422, `${what} your own pull is not allowed`);
    }
    const text = body.string('body') ?? '';
    if (event !== 'APPROVED' && !text.trim()) {
      throw new HostError(422, 'review event requires a body or a comment');
    }
    const { head } = await pullState(host, repository, pull);
    const review = add(repository, pull, {
      user: user.login,
      state: event,
      body: text,
      commit: body.string('commit_id') ?? head,
    });
    await mergeScheduled(host, repository, pull);
    api.json(res, 200, present.pulls.review(repository, pull, review));
  });

  router.post(`${base}/requested_reviewers`, (req, res) => {
    const { repository, pull } = find(req);
    api.writable(req);
    const body = Body.of(req);
    const [team] = body.strings('team_reviewers') ?? [];
    const asked = (body.strings('reviewers') ?? []).map(login => {
      const user = state.findUser(login);
      if (!user) throw HostError.notFound(`User '${login}' not exist`, []);
      if (user.login === pull.author) {
        throw new HostError(
          422,
          `poster of pr can't be reviewer [user_id: ${user.id}, repo_id: ${repository.id}]`,
        );
      }
      return user.login;
    });
    if (team) throw HostError.notFound(`Team '${team}' not exist`, []);
    const known = new Set(pull.reviews?.map(({ user }) => user));
    const made = asked
      .filter(login => !known.has(login))
      .map(login =>
        add(repository, pull, {
          user: login,
          state: 'REQUEST_REVIEW',
          body: '',
          commit: '',
        }),
      );
    api.json(
      res,
      201,
      made.map(review => present.pulls.review(repository, pull, review)),
    );
  });

  router.delete(`${base}/requested_reviewers`, (req, res) => {
    const { pull } = find(req);
    api.writable(req);
    const gone = Body.of(req).strings('reviewers') ?? [];
    pull.reviews = pull.reviews?.filter(
      ({ user, state: event }) =>
        event !== 'REQUEST_REVIEW' || !gone.includes(user),
    );
    state.save();
    res.status(204).end();
  });
}
