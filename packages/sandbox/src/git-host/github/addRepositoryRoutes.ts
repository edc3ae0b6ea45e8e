import { rm } from 'node:fs/promises';
import { Router } from 'express';
import { z } from 'zod';
import { HostError } from '../HostError';
import { createRepository } from '../operations/createRepository';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';

const createSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  private: z.boolean().optional(),
  auto_init: z.boolean().optional(),
});
const editSchema = z.object({
  name: z.string().optional(),
  archived: z.boolean().optional(),
});

/** Repositories: made, read, renamed, archived, deleted. */
export function addRepositoryRoutes(router: Router, api: GithubContext): void {
  const { host, present } = api;
  const { state } = host;

  router.post('/user/repos', async (req, res) => {
    const { user } = api.identify(req);
    if (!user) throw new GithubRefusal(401, 'Requires authentication');
    const wanted = api.body(req, createSchema);
    try {
      const made = await createRepository(host, user, user, {
        ...wanted,
        default_branch: 'main',
      });
      res.status(201).json(present.repository(made, 'admin'));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw GithubRefusal.invalid({
        resource: 'Repository',
        field: 'name',
        code: 'custom',
        message:
          error.status === 409
            ? 'name already exists on this account'
            : 'name is invalid',
      });
    }
  });

  router.get('/repositories/:id(\\d+)', (req, res) => {
    const repository = state.repositories.find(
      ({ id }) => id === Number(req.params.id),
    );
    const { user } = api.identify(req);
    if (!repository || !api.access.may(user, repository, 'read')) {
      throw GithubRefusal.notFound();
    }
    res.json(present.repository(repository, api.permission(req, repository)));
  });

  router.get('/repos/:owner/:name', (req, res) => {
    const repository = api.repository(req);
    res.json(present.repository(repository, api.permission(req, repository)));
  });

  router.patch('/repos/:owner/:name', (req, res) => {
    const wanted = api.body(req, editSchema);
    const repository = api.repository(req);
    // An archived repository takes one change: to be one no longer.
    const isRevived = repository.archived && wanted.archived === false;
    if (!isRevived) api.writable(req, 'admin');
    repository.archived = wanted.archived ?? repository.archived;
    if (wanted.name && wanted.name !== repository.name) {
      state.renameRepository(repository, wanted.name);
    }
    state.save();
    res.json(present.repository(repository, 'admin'));
  });

  router.delete('/repos/:owner/:name', async (req, res) => {
    const { repository } = api.writable(req, 'admin');
    state.removeRepository(repository);
    state.save();
    await rm(state.directory(repository.owner, repository.name), {
      recursive: true,
      force: true,
    });
    res.status(204).end();
  });
}
