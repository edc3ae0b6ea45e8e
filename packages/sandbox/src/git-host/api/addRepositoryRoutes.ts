import { rm } from 'node:fs/promises';
import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { names } from '../names';
import { createRepository } from '../operations/createRepository';
import {
  OwnerRecord,
  RepositoryOptions,
  RepositoryRecord,
} from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const PERMISSIONS = ['read', 'write', 'admin'];

/** Repositories: list, make, read, change, delete, and their collaborators. */
export function addRepositoryRoutes(router: Router, api: ApiContext): void {
  const { host, present } = api;
  const { state } = host;

  const isEmpty = async (repository: RepositoryRecord) =>
    (await host.git(repository).refs('refs/heads/')).length === 0;
  const shown = async (req: Request, repository: RepositoryRecord) =>
    present.repositories.repository(
      repository,
      api.permission(req, repository),
      await isEmpty(repository),
    );
  const make = async (req: Request, owner: OwnerRecord, user: OwnerRecord) => {
    const body = Body.of(req, 'CreateRepoOption');
    return createRepository(host, owner, user, {
      name: body.string('name') ?? '',
      description: body.string('description'),
      private: body.boolean('private'),
      auto_init: body.boolean('auto_init'),
      default_branch: body.string('default_branch'),
    });
  };

  router.post('/user/repos', async (req, res) => {
    const user = api.user(req, 'write:user', 'write:repository');
    api.json(res, 201, await shown(req, await make(req, user, user)));
  });

  router.post('/orgs/:login/repos', async (req, res) => {
    const user = api.user(req, 'write:organization');
    const owner = state.findOwner(req.params.login);
    if (owner?.kind !== 'organization') {
      throw HostError.notFound('GetOrgByName', [
        `user redirect does not exist [name: ${req.params.login}]`,
      ]);
    }
    if (!user.admin && !owner.members.includes(user.login)) {
      throw new HostError(
        403,
        'Given user is not allowed to create repository in organization.',
      );
    }
    api.json(res, 201, await shown(req, await make(req, owner, user)));
  });

  const list = async (
    req: Request,
    filter: (repository: RepositoryRecord) => boolean,
  ) => {
    const { user } = api.identify(req);
    const all = state.repositories.filter(
      repository =>
        filter(repository) && api.access.may(user, repository, 'read'),
    );
    const page = api.page(req);
    const items = await Promise.all(
      api.slice(page, all).map(repository => shown(req, repository)),
    );
    return { page, total: all.length, items };
  };
  const ownedBy = (login: string) => (repository: RepositoryRecord) =>
    repository.owner.toLowerCase() === login.toLowerCase();

  router.get('/user/repos', async (req, res) => {
    const user = api.user(req, 'read:user', 'read:repository');
    api.list(
      req,
      res,
      await list(req, repository => api.access.may(user, repository, 'write')),
    );
  });
  router.get('/orgs/:login/repos', async (req, res) => {
    api.list(req, res, await list(req, ownedBy(req.params.login)));
  });
  router.get('/users/:login/repos', async (req, res) => {
    api.list(req, res, await list(req, ownedBy(req.params.login)));
  });
  router.get('/repos/search', async (req, res) => {
    const text = String(req.query.q ?? '').toLowerCase();
    const { page, total, items } = await list(req, repository =>
      repository.name.toLowerCase().includes(text),
    );
    res.setHeader('x-total-count', total);
    api.json(res, 200, { ok: true, data: page.number > 0 ? items : [] });
  });

  router.get('/repos/:owner/:name', async (req, res) => {
    api.json(res, 200, await shown(req, api.repository(req)));
  });

  router.patch('/repos/:owner/:name', async (req, res) => {
    const refusal =
      'user should be an owner or a collaborator with admin write of a repository';
    const repository = api.repository(req);
    const user = api.user(req, 'write:repository');
    if (!api.access.may(user, repository, 'admin'))
      throw new HostError(403, refusal);
    const body = Body.of(req);
    const name = body.string('name');
    if (name && name !== repository.name) {
      await host.exclusively(repository, async () =>
        state.renameRepository(repository, names.repository(name)),
      );
    }
    repository.archived = body.boolean('archived') ?? repository.archived;
    repository.description =
      body.string('description') ?? repository.description;
    repository.private = body.boolean('private') ?? repository.private;
    changeOptions(repository.options, body);
    const branch = body.string('default_branch');
    if (branch && branch !== repository.defaultBranch) {
      if (!(await host.git(repository).branchTip(branch)))
        throw HostError.notFound();
      await host.git(repository).setDefaultBranch(branch);
      repository.defaultBranch = branch;
    }
    repository.updatedAt = host.now();
    state.save();
    api.json(res, 200, await shown(req, repository));
  });

  router.delete('/repos/:owner/:name', async (req, res) => {
    const repository = api.repository(req);
    const user = api.user(req, 'write:repository');
    if (!api.access.may(user, repository, 'admin'))
      throw new HostError(403, 'user should be the owner of the repo');
    await host.exclusively(repository, async () => {
      state.removeRepository(repository);
      state.save();
      await rm(state.directory(repository.owner, repository.name), {
        recursive: true,
        force: true,
      });
    });
    res.status(204).end();
  });

  router.put('/repos/:owner/:name/collaborators/:login', (req, res) => {
    const { repository } = api.writable(req, undefined, 'admin');
    const user = state.findUser(req.params.login);
    if (!user)
      throw new HostError(
        422,
        `user does not exist [uid: 0, name: ${req.params.login}]`,
      );
    const permission = Body.of(req).string('permission') ?? 'write';
    repository.collaborators[user.login] = PERMISSIONS.includes(permission)
      ? permission
      : 'write';
    state.save();
    res.status(204).end();
  });

  router.get(
    '/repos/:owner/:name/collaborators/:login/permission',
    (req, res) => {
      const repository = api.repository(req);
      api.user(req, 'read:repository');
      const user = state.findUser(req.params.login);
      if (!user)
        throw HostError.notFound('GetUserByName', [
          `user redirect does not exist [name: ${req.params.login}]`,
        ]);
      const permission = api.access.permission(user, repository);
      api.json(res, 200, {
        permission,
        role_name: permission,
        user: present.owners.user(user),
      });
    },
  );
}

function changeOptions(options: RepositoryOptions, body: Body): void {
  for (const key of [
    'has_wiki',
    'allow_merge_commits',
    'allow_rebase',
    'allow_rebase_explicit',
    'allow_squash_merge',
    'allow_fast_forward_only_merge',
    'default_delete_branch_after_merge',
  ] as const) {
    options[key] = body.boolean(key) ?? options[key];
  }
  options.default_merge_style =
    body.string('default_merge_style') ?? options.default_merge_style;
}
