import { Request, Response, Router } from 'express';
import { HostError } from '../HostError';
import { RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { sendRaw } from './sendRaw';

/** Raw files and archives of the API. */
export function addRawRoutes(router: Router, api: ApiContext): void {
  const { host } = api;
  const base = '/repos/:owner/:name';

  const raw = async (req: Request, res: Response) => {
    const repository = api.repository(req);
    const ref =
      typeof req.query.ref === 'string' && req.query.ref
        ? req.query.ref
        : repository.defaultBranch;
    await sendRaw(
      host,
      repository,
      { ref, path: (req.params as Record<string, string>)[0] },
      req,
      res,
    );
  };
  router.get(`${base}/raw/*`, raw);
  router.get(`${base}/media/*`, raw);

  router.get(`${base}/archive/*`, async (req, res) => {
    const repository: RepositoryRecord = api.repository(req);
    const [, ref, format] =
      /^(.+)\.(tar\.gz|zip)$/.exec((req.params as Record<string, string>)[0]) ??
      [];
    if (!ref) throw new HostError(400, 'unknown archive format');
    const sha = await host.require(repository, ref, HostError.notFound());
    const { stdout } = await host
      .git(repository)
      .git.run([
        'archive',
        `--format=${format}`,
        `--prefix=${repository.name}/`,
        sha,
      ]);
    res.setHeader(
      'content-type',
      format === 'zip' ? 'application/zip' : 'application/gzip',
    );
    res.setHeader(
      'content-disposition',
      `attachment; filename="${repository.name}-${sha.slice(0, 10)}.${format}"`,
    );
    res.end(stdout);
  });
}
