import { raw, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { WebhookQueue } from '../webhooks/WebhookQueue';
import { addBranchRoutes } from './addBranchRoutes';
import { addContentRoutes } from './addContentRoutes';
import { addGitRoutes } from './addGitRoutes';
import { addIssueRoutes } from './addIssueRoutes';
import { addHookRoutes } from './addHookRoutes';
import { addLabelRoutes } from './addLabelRoutes';
import { addProtectionRoutes } from './addProtectionRoutes';
import { addPullRoutes } from './addPullRoutes';
import { addReviewRoutes } from './addReviewRoutes';
import { allowedMethods } from './allowedMethods';
import { addRawRoutes } from './addRawRoutes';
import { addRepositoryRoutes } from './addRepositoryRoutes';
import { addServerRoutes } from './addServerRoutes';
import { addStatusRoutes } from './addStatusRoutes';
import { ApiContext } from './ApiContext';

/** Gitea's REST API below `/api/v1`, as far as this host has it. */
export function createApi(api: ApiContext, queue: WebhookQueue): Router {
  const router = PromiseRouter();
  router.use((req, res, next) => {
    res.setHeader(
      'cache-control',
      'max-age=0, private, must-revalidate, no-transform',
    );
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('x-frame-options', 'SAMEORIGIN');
    // The router would answer them by itself; Gitea refuses both.
    if (req.method === 'HEAD' || req.method === 'OPTIONS') {
      const methods = allowedMethods(router, req.path);
      if (methods) return refuseMethod(res, methods);
    }
    return next();
  });
  router.use('/repos/:owner/:name', (req, res, next) => {
    const moved = api.host.state.findMoved(req.params.owner, req.params.name);
    const { user } = api.identify(req);
    if (!moved || !api.access.may(user, moved, 'read')) return next();
    const rest = req.url === '/' ? '' : req.url;
    const to = `/api/v1/repos/${moved.owner}/${moved.name}${rest}`;
    res.status(301).setHeader('location', to);
    if (req.method !== 'GET') return res.end();
    res.setHeader('content-type', 'text/html; charset=utf-8');
    return res.end(`<a href="${to}">Moved Permanently</a>.\n\n`);
  });
  router.use(raw({ type: () => true, limit: '64mb' }));
  addServerRoutes(router, api);
  addRepositoryRoutes(router, api);
  addBranchRoutes(router, api);
  addContentRoutes(router, api);
  addGitRoutes(router, api);
  addStatusRoutes(router, api);
  addRawRoutes(router, api);
  // Before the pull requests, of which one route takes any path.
  addReviewRoutes(router, api);
  addPullRoutes(router, api);
  addIssueRoutes(router, api);
  addLabelRoutes(router, api);
  addProtectionRoutes(router, api);
  addHookRoutes(router, api, queue);
  router.use((req, res) => {
    const methods = allowedMethods(router, req.path);
    if (methods) return refuseMethod(res, methods);
    return res.status(404).type('text/plain').send('404 page not found\n');
  });
  return router;
}

function refuseMethod(res: Response, methods: readonly string[]): void {
  res.status(405).setHeader('allow', methods.join(', '));
  if (res.req.method !== 'HEAD') res.setHeader('content-length', '0');
  res.end();
}
