import { Request, Response } from 'express';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { RepositoryRecord } from '../state/records';

/** Sends a file's bytes as text or as a download, never as anything a browser would run. */
export async function sendRaw(
  host: Host,
  repository: RepositoryRecord,
  where: { readonly ref: string; readonly path: string },
  req: Request,
  res: Response,
): Promise<void> {
  const git = host.git(repository);
  if ((await git.refs('refs/heads/')).length === 0) {
    throw HostError.notFound(undefined, ['repository is empty']);
  }
  const sha = await host.require(repository, where.ref, HostError.notFound());
  const entry = where.path ? await git.entry(sha, where.path) : undefined;
  if (entry && entry.type !== 'blob') {
    throw HostError.notFound('getBlobForEntry', []);
  }
  if (!entry) throw HostError.notFound();
  const etag = `"${entry.sha}"`;
  res.setHeader('etag', etag);
  res.setHeader('cache-control', 'private, max-age=300');
  if (req.headers['if-none-match'] === etag) {
    res.status(304).end();
    return;
  }
  const content = await git.blob(entry.sha);
  const [last] = await git.log({ range: [sha], path: where.path, limit: 1 });
  const isText = !content.subarray(0, 8000).includes(0);
  const name = where.path.split('/').at(-1) ?? '';
  const encoded = encodeURIComponent(name);
  if (last) res.setHeader('last-modified', last.committer.date.toUTCString());
  res.setHeader(
    'content-type',
    isText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
  );
  res.setHeader(
    'content-disposition',
    `${isText ? 'inline' : 'attachment'}; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encoded}`,
  );
  res.setHeader('access-control-expose-headers', 'Content-Disposition');
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('content-length', content.length);
  res.end(content);
}
