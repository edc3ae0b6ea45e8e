import { resolve } from 'node:path';
import express from 'express';
import { Access } from './access/Access';
import { ApiContext } from './api/ApiContext';
import { apiErrorHandler } from './api/apiErrorHandler';
import { createApi } from './api/createApi';
import { createGithubApi } from './github/createGithubApi';
import { createGitlabApi } from './gitlab/createGitlabApi';
import { createInProcessApi } from './createInProcessApi';
import { GitHost, GitHostOptions } from './GitHost';
import { Host } from './Host';
import { createPages } from './pages/createPages';
import { Presenter } from './present/Presenter';
import { installHooks } from './smart-http/installHooks';
import { createGitHttp } from './smart-http/createGitHttp';
import { HostState } from './state/HostState';
import { SystemClock } from './SystemClock';
import { ensureUser } from './operations/ensureUser';
import { WebhookQueue } from './webhooks/WebhookQueue';

/**
 * A Git host on loopback: bare repositories behind the real `git http-backend`, Gitea's REST API as far as Slipway
 * calls it, webhooks, and pages on which people read and merge pull requests. A simulator: it says so on every page.
 */
export function createGitHost(options: GitHostOptions): GitHost {
  const host = new Host(
    new HostState(options.dataDir),
    options.clock ?? new SystemClock(),
    options.logger,
  );
  const admin = ensureUser(host, options.admin.username, { admin: true });
  const pageUser = ensureUser(host, options.pageUser ?? 'demo', {
    admin: true,
  });
  const access = new Access(host.state, options.admin);
  const present = new Presenter(host);
  const queue = new WebhookQueue(host, present);
  host.subscribe(event => queue.handle(event));

  const api = new ApiContext(host, access, present);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const hooks = installHooks(resolve(options.dataDir, 'hooks'));
  app.use(createGitHttp(host, access, hooks));
  app.use('/api/v1', createApi(api, queue), apiErrorHandler(api));
  if (options.github) {
    app.use('/api/v3', createGithubApi(host, access, options.github));
  }
  if (options.gitlab) {
    const { basePath = '' } = options.gitlab;
    app.use(
      `${basePath}/api/v4`,
      createGitlabApi(host, access, options.gitlab),
    );
  }
  app.get('/api/healthz', (_req, res) =>
    res.json({
      status: 'pass',
      description: 'Slipway sandbox Git host',
      checks: {},
    }),
  );
  app.use(createPages(host, pageUser));

  return {
    name: 'git-host',
    handler: app,
    async start(url) {
      host.url = options.publicUrl ?? url;
    },
    async stop() {
      queue.stop();
    },
    ...createInProcessApi(host, admin),
  };
}
