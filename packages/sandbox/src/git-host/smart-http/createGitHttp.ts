import { Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Access } from '../access/Access';
import { Caller } from '../access/Caller';
import { branchProtection } from '../operations/branchProtection';
import { NO_COMMIT } from '../git/types';
import { Host, RefMove } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { runHttpBackend } from './runHttpBackend';

const ROUTE =
  /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Clone, fetch and push with plain git, behind the real `git http-backend`. */
export function createGitHttp(
  host: Host,
  access: Access,
  hooks: string,
): Router {
  const router = PromiseRouter();
  router.all(ROUTE, async (req, res) => {
    const {
      0: owner,
      1: name,
      2: service,
    } = req.params as Record<string, string>;
    const asked =
      service === 'info/refs' ? String(req.query.service ?? '') : service;
    if (asked !== 'git-upload-pack' && asked !== 'git-receive-pack') {
      return plain(res, 403, 'Only the smart HTTP protocol is served here');
    }
    const wanted = asked === 'git-receive-pack' ? 'write' : 'read';
    let caller: Caller;
    try {
      caller = access.authenticate(req.headers.authorization);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return unauthorized(res, 'Credentials are incorrect or have expired');
    }
    const { user } = caller;
    const moved = host.state.findMoved(owner, name);
    if (moved && access.may(user, moved, 'read')) {
      const query = req.originalUrl.split('?')[1];
      const path = `${host.url}/${moved.owner}/${moved.name}/${service}`;
      return res.redirect(301, query ? `${path}?${query}` : path);
    }
    const repository = host.state.findRepository(owner, name);
    if (!repository || !access.may(user, repository, 'read')) {
      return user ? plain(res, 404, 'Repository not found') : unauthorized(res);
    }
    if (wanted === 'write') {
      if (!user) return unauthorized(res);
      const scopes = caller.scopes ?? ['all'];
      if (
        !access.may(user, repository, 'write') ||
        !scopes.some(scope => scope === 'all' || scope === 'write:repository')
      ) {
        return plain(res, 403, 'User permission denied for writing.');
      }
      if (repository.archived)
        return plain(
          res,
          403,
          'This repo is archived. You can view files and clone it, but cannot push or open issues/pull-requests.',
        );
    }
    const patterns = (repository.protections ?? []).map(({ rule }) => rule);
    const options = {
      env: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'core.hooksPath',
        GIT_CONFIG_VALUE_0: hooks,
        PROTECTED: patterns.join('\n'),
        CLOSED: patterns
          .filter(
            rule => !user || !branchProtection.mayPush(repository, rule, user),
          )
          .join('\n'),
      },
      root: host.git(repository).directory,
      service,
      login: user?.login,
    };
    if (service === 'git-receive-pack' && user) {
      return receive(host, repository, user, beforeEnd =>
        runHttpBackend(req, res, { ...options, beforeEnd }),
      );
    }
    return runHttpBackend(req, res, options);
  });
  return router;
}

/** Runs a push alone, and tells what it moved before the client hears that it is over. */
async function receive(
  host: Host,
  repository: RepositoryRecord,
  user: OwnerRecord,
  push: (beforeEnd: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await host.exclusively(repository, async () => {
    const git = host.git(repository);
    const read = async () =>
      new Map((await git.refs('')).map(({ ref, sha }) => [ref, sha]));
    const before = await read();
    await push(async () => {
      const after = await read();
      const moves: RefMove[] = [...new Set([...before.keys(), ...after.keys()])]
        .map(ref => ({
          ref,
          before: before.get(ref) ?? NO_COMMIT,
          after: after.get(ref) ?? NO_COMMIT,
        }))
        .filter(move => move.before !== move.after);
      await host.refsMoved(repository, user, moves);
    });
  });
}

function plain(res: Response, status: number, text: string): void {
  res.status(status).type('text/plain').send(`${text}\n`);
}

function unauthorized(res: Response, text: string = 'Unauthorized'): void {
  res.setHeader('www-authenticate', 'Basic realm="Gitea"');
  res.setHeader(
    'cache-control',
    'max-age=0, private, must-revalidate, no-transform',
  );
  plain(res, 401, text);
}
