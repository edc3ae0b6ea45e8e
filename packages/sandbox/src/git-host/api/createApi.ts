import { raw, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { HostError } from '../HostError';
import { WebhookQueue } from '../webhooks/WebhookQueue';
import { addBranchRoutes } from './addBranchRoutes';
import { addContentRoutes } from './addContentRoutes';
import { addGitRoutes } from './addGitRoutes';
import { addHookRoutes } from './addHookRoutes';
import { addPullRoutes } from './addPullRoutes';
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
    if (req.method === 'HEAD' || req.method === 'OPTIONS')
      throw new HostError(405, '');
    next();
  });
  router.use(raw({ type: () => true, limit: '64mb' }));
  addServerRoutes(router, api);
  addRepositoryRoutes(router, api);
  addBranchRoutes(router, api);
  addContentRoutes(router, api);
  addGitRoutes(router, api);
  addStatusRoutes(router, api);
  addRawRoutes(router, api);
  addPullRoutes(router, api);
  addHookRoutes(router, api, queue);
  router.use((_req, res) => {
    res.status(404).type('text/plain').send('404 page not found\n');
  });
  return router;
}
