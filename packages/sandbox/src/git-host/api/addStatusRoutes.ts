import { Router } from 'express';
import { HostError } from '../HostError';
import { mergeScheduled } from '../operations/mergeScheduled';
import { StatusRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const WORST_FIRST = ['error', 'failure', 'warning', 'pending', 'success'];

/** Commit statuses: set, listed, and the combined one. */
export function addStatusRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name';

  router.post(`${base}/statuses/:sha`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const body = Body.of(req);
    const { sha: ref } = req.params;
    const refusal = new HostError(
      500,
      `GetCommit[${ref}]: object does not exist [id: ${ref}, rel_path: ]`,
    );
    const status: StatusRecord = {
      id: host.state.newId(),
      sha: await host.require(repository, ref, refusal),
      state: body.string('state') ?? '',
      context: body.string('context') ?? '',
      description: body.string('description') ?? '',
      targetUrl: body.string('target_url') ?? '',
      creator: user.login,
      createdAt: host.now(),
    };
    repository.statuses.push(status);
    host.state.save();
    for (const pull of repository.pulls) {
      await mergeScheduled(host, repository, pull);
    }
    api.json(res, 201, present.repositories.status(repository, status));
  });

  router.get(`${base}/statuses/:sha`, async (req, res) => {
    const repository = api.repository(req);
    const { sha: ref } = req.params;
    const sha = await host.require(repository, ref, HostError.notFound(ref));
    const all = repository.statuses.filter(status => status.sha === sha);
    const page = api.page(req);
    const items = api
      .slice(page, all)
      .map(status => present.repositories.status(repository, status));
    api.list(req, res, { page, total: all.length, items });
  });

  router.get(`${base}/commits/*`, async (req, res) => {
    const repository = api.repository(req);
    const [, ref] =
      /^(.+)\/status$/.exec((req.params as Record<string, string>)[0]) ?? [];
    if (!ref) throw HostError.notFound();
    const sha = (await host.git(repository).resolve(ref)) ?? '';
    const latest = new Map(
      repository.statuses
        .filter(status => status.sha === sha)
        .map(status => [status.context, status]),
    );
    const all = [...latest.values()];
    const worst = WORST_FIRST.find(state =>
      all.some(status => status.state === state),
    );
    const permission = api.permission(req, repository);
    api.json(res, 200, {
      state: worst ?? '',
      sha,
      total_count: all.length,
      // Without any status Gitea leaves the lists null.
      statuses: all.length
        ? all.map(status => present.repositories.status(repository, status))
        : null,
      repository: all.length
        ? present.repositories.repository(repository, permission, false)
        : null,
      commit_url: '',
      url: '',
    });
  });
}
