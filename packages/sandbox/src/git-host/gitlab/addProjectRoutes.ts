import { rm } from 'node:fs/promises';
import { Router } from 'express';
import { z } from 'zod';
import { HostError } from '../HostError';
import { createRepository } from '../operations/createRepository';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { GitlabContext } from './GitlabContext';
import { GitlabRefusal } from './GitlabRefusal';
import { MergeMethods } from './MergeMethods';

const METHODS = ['merge', 'rebase_merge', 'ff'] as const;
const projectSchema = z.object({
  name: z.string(),
  path: z.string().optional(),
  namespace_id: z.number().optional(),
  initialize_with_readme: z.boolean().optional(),
  default_branch: z.string().optional(),
});
const groupSchema = z.object({
  name: z.string(),
  path: z.string().regex(/^[A-Za-z0-9_][\w.-]*$/),
  parent_id: z.number().optional(),
});
const editSchema = z.object({
  path: z.string().optional(),
  merge_method: z.enum(METHODS).optional(),
});

/** Groups and projects: made, read, renamed, archived, deleted. */
export function addProjectRoutes(
  router: Router,
  api: GitlabContext,
  methods: MergeMethods,
): void {
  const { host, present } = api;
  const { state } = host;
  const show = async (
    project: RepositoryRecord,
    permission: Parameters<typeof present.project>[1],
  ) => {
    const branches = await host.git(project).refs('refs/heads/');
    return present.project(
      project,
      permission,
      branches.length === 0,
      methods.of(project),
    );
  };

  router.post('/groups', (req, res) => {
    const user = api.user(req);
    const { path, parent_id: parentId } = api.body(req, groupSchema);
    const parent = parentId
      ? state.owners.find(({ id }) => id === parentId)
      : undefined;
    if (parentId && !parent) throw GitlabRefusal.notFound('Group');
    const login = parent ? `${parent.login}/${path}` : path;
    if (state.findOwner(login)) {
      throw new GitlabRefusal(
        400,
        'Failed to save group {:path=>["has already been taken"]}',
      );
    }
    const group = state.addOwner({
      kind: 'organization',
      login,
      fullName: '',
      email: '',
      admin: false,
      createdAt: host.now(),
      members: [user.login],
    });
    state.save();
    res.status(201).json(present.group(group));
  });

  router.post('/projects', async (req, res) => {
    const user = api.user(req);
    const wanted = api.body(req, projectSchema);
    const owner: OwnerRecord | undefined =
      wanted.namespace_id === undefined
        ? user
        : state.owners.find(({ id }) => id === wanted.namespace_id);
    if (!owner) throw new GitlabRefusal(400, 'Namespace is not valid');
    try {
      const project = await createRepository(host, owner, user, {
        name: wanted.path ?? wanted.name,
        auto_init: wanted.initialize_with_readme,
        default_branch: wanted.default_branch,
      });
      res.status(201).json(await show(project, 'admin'));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw new GitlabRefusal(400, `Project namespace path ${error.message}`);
    }
  });

  router.get('/projects/:id', async (req, res) => {
    const project = api.project(req);
    res.json(await show(project, api.permission(req, project)));
  });

  router.put('/projects/:id', async (req, res) => {
    const { project } = api.writable(req, 'admin');
    const { path, merge_method: method } = api.body(req, editSchema);
    if (method) methods.set(project, method);
    if (path && path !== project.name) state.renameRepository(project, path);
    state.save();
    res.json(await show(project, 'admin'));
  });

  for (const archived of [true, false]) {
    const path = archived ? 'archive' : 'unarchive';
    router.post(`/projects/:id/${path}`, async (req, res) => {
      const project = api.project(req);
      if (api.permission(req, project) !== 'admin') {
        throw GitlabRefusal.forbidden();
      }
      project.archived = archived;
      state.save();
      res.status(201).json(await show(project, 'admin'));
    });
  }

  router.delete('/projects/:id', async (req, res) => {
    const { project } = api.writable(req, 'admin');
    state.removeRepository(project);
    state.save();
    await rm(state.directory(project.owner, project.name), {
      recursive: true,
      force: true,
    });
    res.status(202).json({ message: '202 Accepted' });
  });
}
