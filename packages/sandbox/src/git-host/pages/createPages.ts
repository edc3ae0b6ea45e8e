import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { sendRaw } from '../api/sendRaw';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord } from '../state/records';
import { addPullPages } from './addPullPages';
import { addRepositoryPages } from './addRepositoryPages';
import { messagePage } from './listPages';
import { loopbackOnly } from './loopbackOnly';
import { PageContext } from './PageContext';
import { splitRef } from './splitRef';
import { STYLESHEET } from './stylesheet';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The pages for people. They act as one user and answer this machine only. */
export function createPages(host: Host, user: OwnerRecord): Router {
  const router = PromiseRouter();
  const pages = new PageContext(host, user);

  router.use((_req, res, next) => {
    res.setHeader('content-security-policy', POLICY);
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('referrer-policy', 'same-origin');
    next();
  });
  router.get('/assets/style.css', (_req, res) => {
    res.type('css').send(STYLESHEET);
  });
  router.get(
    '/:owner/:name/raw/:kind(branch|tag|commit)/*',
    async (req, res) => {
      const repository = pages.repository(req);
      if (repository.private)
        throw HostError.notFound('There is no such file.');
      await sendRaw(
        host,
        repository,
        await splitRef(host.git(repository), pages.wild(req)),
        req,
        res,
      );
    },
  );
  router.use(loopbackOnly);
  addRepositoryPages(router, pages);
  addPullPages(router, pages);
  router.use((req: Request) => {
    throw HostError.notFound(`There is nothing at ${req.path}.`);
  });
  router.use(
    (error: Error, _req: Request, res: Response, _next: () => void) => {
      const status = error instanceof HostError ? error.status : 500;
      if (status === 500)
        host.logger.error(`Git host: a page failed: ${error}`);
      pages.send(
        res,
        'Not possible',
        messagePage(
          status === 404 ? 'Not found' : 'Not possible',
          status === 500
            ? 'The sandbox failed; its log says why.'
            : error.message,
        ),
        status,
      );
    },
  );
  return router;
}
