import express, { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Access } from '../access/Access';
import { Host } from '../Host';
import { RequestLimit } from '../RequestLimit';
import { addGitDataRoutes } from './addGitDataRoutes';
import { addAppRoutes } from './addAppRoutes';
import { addArchiveRoutes } from './addArchiveRoutes';
import { addPullRoutes } from './addPullRoutes';
import { addReadRoutes } from './addReadRoutes';
import { addRefRoutes } from './addRefRoutes';
import { addRepositoryRoutes } from './addRepositoryRoutes';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';
import { GithubSimulatorOptions } from './GithubSimulatorOptions';

const DOCUMENTATION = 'https://docs.github.com/rest';

/**
 * A simulator of GitHub's REST API over this Git host's repositories, as far as Slipway calls it: the endpoints, their
 * refusals, paging and the hourly limit. To be mounted at `/api/v3`, where a GitHub Enterprise Server has it.
 */
export function createGithubApi(
  host: Host,
  access: Access,
  options: GithubSimulatorOptions = {},
): Router {
  const api = new GithubContext(host, access, options);
  const limit = new RequestLimit(
    options.requestsPerHour ?? 5000,
    3_600_000,
    host.clock,
  );
  const router = PromiseRouter();
  if (options.app) addAppRoutes(router, api, options.app);
  router.use((req, res, next) => {
    res.setHeader('server', 'slipway-sandbox (simulates github.com)');
    res.setHeader('x-github-media-type', 'github.v3; format=json');
    const { user } = api.identify(req);
    const state = limit.take(user?.login ?? '');
    res.setHeader('x-ratelimit-limit', state.limit);
    res.setHeader('x-ratelimit-remaining', state.limit - state.used);
    res.setHeader('x-ratelimit-used', state.used);
    res.setHeader('x-ratelimit-reset', state.reset);
    res.setHeader('x-ratelimit-resource', 'core');
    if (state.isExceeded) {
      throw new GithubRefusal(
        403,
        `API rate limit exceeded for user ID ${user?.id ?? 0}.`,
      );
    }
    return next();
  });
  router.use('/repos/:owner/:name', (req, res, next) => {
    const moved = host.state.findMoved(req.params.owner, req.params.name);
    const { user } = api.identify(req);
    if (!moved || !access.may(user, moved, 'read')) return next();
    const rest = req.url === '/' ? '' : req.url;
    const url = `${api.present.api}/repositories/${moved.id}${rest}`;
    res.setHeader('location', url);
    // A method that is not repeated as a GET by everybody gets the status that forbids it.
    return res.status(req.method === 'GET' ? 301 : 307).json({
      message:
        req.method === 'GET' ? 'Moved Permanently' : 'Temporary Redirect',
      url,
      documentation_url: DOCUMENTATION,
    });
  });
  router.use(express.json({ limit: '64mb', strict: true, type: () => true }));
  addRepositoryRoutes(router, api);
  addRefRoutes(router, api);
  addGitDataRoutes(router, api);
  addReadRoutes(router, api);
  addArchiveRoutes(router, api);
  addPullRoutes(router, api);
  router.use(() => {
    throw GithubRefusal.notFound();
  });
  router.use(errorHandler(host));
  return router;
}

function errorHandler(host: Host): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof GithubRefusal) {
      const { status, message, errors } = error;
      res.status(status).json({
        message,
        ...(errors && { errors }),
        documentation_url: DOCUMENTATION,
        status: String(status),
      });
      return;
    }
    if (error.type === 'entity.parse.failed') {
      res.status(400).json({ message: 'Problems parsing JSON' });
      return;
    }
    host.logger.error(
      `Git host: ${req.method} ${req.originalUrl} failed: ${error}`,
    );
    res.status(500).json({ message: 'the sandbox failed; its log says why' });
  };
}
