import express, { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Access } from '../access/Access';
import { Host } from '../Host';
import { RequestLimit } from '../RequestLimit';
import { addCommitRoutes } from './addCommitRoutes';
import { addMergeRequestRoutes } from './addMergeRequestRoutes';
import { addProjectRoutes } from './addProjectRoutes';
import { addReadRoutes } from './addReadRoutes';
import { GitlabContext } from './GitlabContext';
import { GitlabRefusal } from './GitlabRefusal';
import { GitlabSimulatorOptions } from './GitlabSimulatorOptions';
import { MergeMethods } from './MergeMethods';

/**
 * A simulator of GitLab's REST API over this Git host's repositories, as far as Slipway calls it: the endpoints, their
 * refusals, paging and the limit of requests. To be mounted at `/api/v4` below the base path.
 */
export function createGitlabApi(
  host: Host,
  access: Access,
  options: GitlabSimulatorOptions = {},
): Router {
  const api = new GitlabContext(host, access, options.basePath ?? '');
  const limit = new RequestLimit(
    options.requestsPerMinute ?? 2000,
    60_000,
    host.clock,
  );
  const methods = new MergeMethods();
  const router = PromiseRouter();
  router.use((req, res, next) => {
    res.setHeader('server', 'slipway-sandbox (simulates GitLab)');
    const { user } = api.identify(req);
    const state = limit.take(user?.login ?? '');
    res.setHeader('ratelimit-name', 'throttle_authenticated_api');
    res.setHeader('ratelimit-limit', state.limit);
    res.setHeader('ratelimit-observed', state.used);
    res.setHeader('ratelimit-remaining', state.limit - state.used);
    res.setHeader('ratelimit-reset', state.reset);
    if (!state.isExceeded) return next();
    const now = host.clock.now().getTime() / 1000;
    res.setHeader('retry-after', Math.max(1, Math.ceil(state.reset - now)));
    return res.status(429).type('text/plain').send('Retry later\n');
  });
  router.use(express.json({ limit: '64mb', type: () => true }));
  addProjectRoutes(router, api, methods);
  addReadRoutes(router, api);
  addCommitRoutes(router, api);
  addMergeRequestRoutes(router, api, methods);
  router.use((_req, res) => res.status(404).json({ error: '404 Not Found' }));
  router.use(errorHandler(host));
  return router;
}

function errorHandler(host: Host): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof GitlabRefusal) {
      const { field, message, status } = error;
      // What is wrong with a merge request comes as a list.
      const isList = status === 409 || status === 422;
      res.status(status).json({ [field]: isList ? [message] : message });
      return;
    }
    if (error.type === 'entity.parse.failed') {
      res.status(400).json({ error: 'The request body is no JSON' });
      return;
    }
    host.logger.error(
      `Git host: ${req.method} ${req.originalUrl} failed: ${error}`,
    );
    res.status(500).json({ message: '500 Internal Server Error' });
  };
}
