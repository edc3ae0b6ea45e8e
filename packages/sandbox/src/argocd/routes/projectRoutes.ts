import { Caller } from '../access/Caller';
import { validateProject } from '../controller/validateProject';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { pickFields } from '../http/pickFields';
import { Route } from '../http/Route';
import { AppProject } from '../objects/AppProject';
import { normalizeProject } from '../objects/normalizeProject';
import { ApiContext } from './ApiContext';

interface GivenProject {
  readonly metadata?: { readonly name?: string };
  readonly spec?: unknown;
}

/** AppProjects. */
export function projectRoutes(context: ApiContext): readonly Route[] {
  const { store, controller } = context;
  const find = (name: string, caller: Caller, action = 'get'): AppProject => {
    caller.demand('projects', action, name);
    const project = store.projects.get(name);
    if (project) return project;
    throw ArgoError.notFound(`appprojects.argoproj.io "${name}" not found`);
  };
  const save = (given: GivenProject, before: AppProject | undefined) => {
    const name = given.metadata?.name ?? '';
    const spec = normalizeProject(given.spec);
    validateProject(name, spec);
    const saved = store.projects.put({
      metadata: before?.metadata ?? store.newMetadata(name),
      spec,
      status: before?.status ?? {},
    });
    const concerned = store.applications
      .list()
      .filter(application => application.spec.project === name);
    for (const { metadata } of concerned) {
      void controller.refresh(metadata.name, 'normal');
      controller.wake(metadata.name);
    }
    return saved;
  };
  return [
    {
      method: 'GET',
      path: '/api/v1/projects',
      handle: ({ query, caller }) => {
        const name = query.get('name');
        const items = store.projects
          .list()
          .filter(({ metadata }) => !name || metadata.name === name)
          .filter(({ metadata }) =>
            caller.can('projects', 'get', metadata.name),
          );
        return pickFields(
          {
            metadata: { resourceVersion: store.version },
            items: items.length > 0 ? items : null,
          },
          query.get('fields'),
        );
      },
    },
    {
      method: 'POST',
      path: '/api/v1/projects',
      handle: ({ body, caller }) => {
        const { project = {}, upsert } = checkBody<{
          readonly project?: GivenProject;
          readonly upsert?: boolean;
        }>(body, 'ProjectCreateRequest', { project: 'object', upsert: 'bool' });
        const name = project.metadata?.name;
        if (!name) {
          throw ArgoError.invalidArgument('project name may not be empty');
        }
        caller.demand('projects', 'create', name);
        const before = store.projects.get(name);
        if (before && !upsert) {
          throw ArgoError.invalidArgument(
            'existing project spec is different, use upsert flag to force update',
          );
        }
        if (before) caller.demand('projects', 'update', name);
        return save(project, before);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/projects/:name',
      handle: ({ params, caller }) => find(params.name, caller),
    },
    {
      method: 'PUT',
      path: '/api/v1/projects/:name',
      handle: ({ params, body, caller }) => {
        const { project = {} } = checkBody<{ readonly project?: GivenProject }>(
          body,
          'ProjectUpdateRequest',
          { project: 'object' },
        );
        return save(project, find(params.name, caller, 'update'));
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/projects/:name',
      handle: ({ params, caller }) => {
        const { metadata } = find(params.name, caller, 'delete');
        const users = store.applications
          .list()
          .filter(({ spec }) => spec.project === metadata.name);
        if (metadata.name === 'default') {
          throw ArgoError.invalidArgument(
            "name 'default' is reserved and cannot be deleted",
          );
        }
        if (users.length > 0) {
          throw ArgoError.invalidArgument(
            `project is referenced by ${users.length} applications`,
          );
        }
        store.projects.remove(metadata.name);
        return {};
      },
    },
    {
      method: 'GET',
      path: '/api/v1/projects/:name/detailed',
      handle: ({ params, caller }) => ({
        project: find(params.name, caller),
      }),
    },
    {
      method: 'GET',
      path: '/api/v1/projects/:name/syncwindows',
      handle: ({ params, caller }) => {
        const windows = find(params.name, caller).spec.syncWindows ?? [];
        return windows.length > 0 ? { windows } : {};
      },
    },
  ];
}
