import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { HookRecord, RepositoryRecord } from '../state/records';
import { webhookEvents } from '../webhooks/webhookEvents';
import { WebhookQueue } from '../webhooks/WebhookQueue';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const REFUSAL =
  'user should be an owner or a collaborator with admin write of a repository';

function checkedUrl(config: Body | undefined): string {
  const url = config?.string('url');
  if (!url) throw new HostError(422, 'Missing config option: url');
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new HostError(422, 'Invalid url');
  return url;
}

function checkedType(config: Body | undefined): 'json' | 'form' {
  const type = config?.string('content_type');
  if (!type) throw new HostError(422, 'Missing config option: content_type');
  if (type !== 'json' && type !== 'form')
    throw new HostError(422, 'Invalid content type');
  return type;
}

/** Webhooks of a repository. Their secret is never shown again. */
export function addHookRoutes(
  router: Router,
  api: ApiContext,
  queue: WebhookQueue,
): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name/hooks';
  const find = (req: Request, repository: RepositoryRecord): HookRecord => {
    const hook = repository.hooks.find(
      other => other.id === Number(req.params.id),
    );
    if (!hook) throw HostError.notFound();
    return hook;
  };

  router.get(base, (req, res) => {
    const { repository } = api.writable(req, REFUSAL, 'admin');
    const page = api.page(req);
    const items = api
      .slice(page, repository.hooks)
      .map(hook => present.repositories.hook(hook));
    api.list(req, res, { page, total: repository.hooks.length, items });
  });

  router.post(base, (req, res) => {
    const { repository } = api.writable(req, REFUSAL, 'admin');
    const body = Body.of(req);
    const type = body.requiredString('type', 'Type');
    if (!['gitea', 'forgejo'].includes(type))
      throw new HostError(422, `Invalid hook type: ${type}`);
    const config = body.object('config');
    const now = host.now();
    const hook: HookRecord = {
      id: host.state.newId(),
      url: checkedUrl(config),
      contentType: checkedType(config),
      secret: config?.string('secret') ?? '',
      events: webhookEvents(body.strings('events') ?? ['push']),
      active: body.boolean('active') ?? false,
      branchFilter: body.string('branch_filter') ?? '',
      createdAt: now,
      updatedAt: now,
    };
    repository.hooks.push(hook);
    host.state.save();
    api.json(res, 201, present.repositories.hook(hook));
  });

  router.get(`${base}/:id`, (req, res) => {
    const { repository } = api.writable(req, REFUSAL, 'admin');
    api.json(res, 200, present.repositories.hook(find(req, repository)));
  });

  router.patch(`${base}/:id`, (req, res) => {
    const { repository } = api.writable(req, REFUSAL, 'admin');
    const hook = find(req, repository);
    const body = Body.of(req);
    const config = body.object('config');
    if (config?.string('url')) hook.url = checkedUrl(config);
    if (config?.string('content_type')) hook.contentType = checkedType(config);
    hook.secret = config?.string('secret') ?? hook.secret;
    hook.events = webhookEvents(body.strings('events') ?? ['push']);
    hook.active = body.boolean('active') ?? hook.active;
    hook.branchFilter = body.string('branch_filter') ?? '';
    hook.updatedAt = host.now();
    host.state.save();
    api.json(res, 200, present.repositories.hook(hook));
  });

  router.delete(`${base}/:id`, (req, res) => {
    const { repository } = api.writable(req, REFUSAL, 'admin');
    const hook = find(req, repository);
    repository.hooks = repository.hooks.filter(other => other !== hook);
    host.state.save();
    res.status(204).end();
  });

  router.post(`${base}/:id/tests`, async (req, res) => {
    const { repository, user } = api.writable(req, REFUSAL, 'admin');
    const hook = find(req, repository);
    const tip = await host.git(repository).branchTip(repository.defaultBranch);
    if (tip) await queue.test(repository, user, hook, tip);
    res.status(204).end();
  });
}
