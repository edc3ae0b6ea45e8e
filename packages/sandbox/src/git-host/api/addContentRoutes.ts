import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { names } from '../names';
import { CommitInfo } from '../git/types';
import {
  commitFiles,
  CommitRequest,
  CommitResult,
  Identity,
} from '../operations/commitFiles';
import { FileOperation } from '../operations/planFileWrites';
import { readContents } from '../operations/readContents';
import { RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const NO_BRANCH_ACCESS =
  'user should have a permission to write to this branch';

function identity(body: Body | undefined): Identity | undefined {
  return body && { name: body.string('name'), email: body.string('email') };
}

function commitRequest(
  body: Body,
  files: readonly FileOperation[],
): CommitRequest {
  const dates = body.object('dates');
  return {
    files,
    branch: body.string('branch') || undefined,
    new_branch: body.string('new_branch') || undefined,
    message: body.string('message'),
    author: identity(body.object('author')),
    committer: identity(body.object('committer')),
    dates: dates && {
      author: dates.string('author'),
      committer: dates.string('committer'),
    },
    signoff: body.boolean('signoff'),
  };
}

/** Contents: files and folders, one file at a time, and the batch commit. */
export function addContentRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name/contents';
  const wild = (req: Request) =>
    (req.params as Record<string, string>)[0] ?? '';
  const ref = (req: Request) =>
    typeof req.query.ref === 'string' ? req.query.ref : undefined;

  const read = async (
    repository: RepositoryRecord,
    path: string,
    at?: string,
  ) => {
    const isEmpty =
      (await host.git(repository).refs('refs/heads/')).length === 0;
    if (isEmpty) return [];
    return readContents(host, present, repository, { ref: at, path });
  };
  router.get(base, async (req, res) => {
    api.json(res, 200, await read(api.repository(req), '', ref(req)));
  });
  router.get(`${base}/*`, async (req, res) => {
    api.json(res, 200, await read(api.repository(req), wild(req), ref(req)));
  });

  /** The written files as the contents API shows them, in the order asked; null for a deleted one. */
  const showWritten = async (
    repository: RepositoryRecord,
    commit: CommitInfo,
    done: CommitResult,
  ) => {
    const tree = await host.git(repository).tree(done.sha, { recursive: true });
    const entries = new Map(tree.map(entry => [entry.path, entry]));
    return done.files.map(file => {
      const entry = file && entries.get(file.path);
      return entry
        ? present.files.content({
            repository,
            entry,
            ref: done.branch,
            refKind: 'branch',
            last: commit,
            content: file.content,
          })
        : null;
    });
  };

  router.post(base, async (req, res) => {
    const { repository, user } = api.writable(req, NO_BRANCH_ACCESS);
    const body = Body.of(req);
    const files = body.raw.files;
    if (!Array.isArray(files)) throw new HostError(422, '[Files]: Required');
    const done = await commitFiles(
      host,
      repository,
      user,
      commitRequest(body, files as FileOperation[]),
    );
    const commit = await host.git(repository).commit(done.sha);
    const shown = await showWritten(repository, commit, done);
    api.json(res, 201, {
      files: shown,
      ...present.commits.writtenCommit(repository, commit),
    });
  });

  const one = async (req: Request, body: Body, operation: FileOperation) => {
    const { repository, user } = api.writable(req, NO_BRANCH_ACCESS);
    const done = await commitFiles(
      host,
      repository,
      user,
      commitRequest(body, [operation]),
    );
    const commit = await host.git(repository).commit(done.sha);
    const [content] = await showWritten(repository, commit, done);
    return { content, ...present.commits.writtenCommit(repository, commit) };
  };

  router.post(`${base}/*`, async (req, res) => {
    api.writable(req, NO_BRANCH_ACCESS);
    const body = Body.of(req);
    api.json(
      res,
      201,
      await one(req, body, {
        operation: 'create',
        path: wild(req),
        content: body.string('content'),
      }),
    );
  });

  router.put(`${base}/*`, async (req, res) => {
    const { repository } = api.writable(req, NO_BRANCH_ACCESS);
    const body = Body.of(req);
    const sha = body.requiredString('sha', 'SHA');
    if ((await host.git(repository).refs('refs/heads/')).length === 0) {
      throw new HostError(422, 'repo is empty');
    }
    const operation = {
      operation: 'update',
      path: wild(req),
      content: body.string('content'),
      sha,
      from_path: body.string('from_path'),
    };
    api.json(res, 200, await one(req, body, operation));
  });

  router.delete(`${base}/*`, async (req, res) => {
    const { repository } = api.writable(req, NO_BRANCH_ACCESS);
    const body = req.headers['content-type'] ? Body.of(req) : undefined;
    const query = (key: string) =>
      typeof req.query[key] === 'string' ? String(req.query[key]) : undefined;
    const sha = body?.string('sha') ?? query('sha');
    if (!sha) throw new HostError(422, '[SHA]: Required');
    const branch = names.branch(
      body?.string('branch') ?? query('branch') ?? repository.defaultBranch,
    );
    await refuseDelete(repository, branch, wild(req), sha);
    const merged = Body.from({
      ...body?.raw,
      branch,
      message: body?.string('message') ?? query('message'),
    });
    api.json(
      res,
      200,
      await one(req, merged, { operation: 'delete', path: wild(req), sha }),
    );
  });

  /** A single delete answers other codes than the batch: 404 for no file, 400 for another sha. */
  async function refuseDelete(
    repository: RepositoryRecord,
    branch: string,
    path: string,
    sha: string,
  ): Promise<void> {
    const git = host.git(repository);
    const tip = await host.require(
      repository,
      branch,
      new HostError(404, `branch does not exist [name: ${branch}]`),
    );
    const entry = await git.entry(tip, names.path(path));
    if (!entry || entry.type === 'tree')
      throw new HostError(
        404,
        `repository file does not exist [path: ${path}]`,
      );
    if (entry.sha !== sha)
      throw new HostError(
        400,
        `sha does not match [given: ${sha}, expected: ${entry.sha}]`,
      );
  }
}
