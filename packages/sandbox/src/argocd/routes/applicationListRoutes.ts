import { ArgoError } from '../http/ArgoError';
import { fieldsOfList } from '../http/fieldsOfList';
import { Route } from '../http/Route';
import { Application } from '../objects/Application';
import { presentApplication } from '../objects/presentApplication';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';
import { applicationFilter } from './applicationFilter';
import { findApplication } from './findApplication';

/** Reading Applications: the list, and one of them with an optional refresh. */
export function applicationListRoutes(context: ApiContext): readonly Route[] {
  const { store, controller } = context;
  return [
    {
      method: 'GET',
      path: '/api/v1/applications',
      handle: ({ query, caller }) => {
        const repo = query.get('repo');
        const fits = applicationFilter(query);
        const fields = query.get('fields');
        const items = store.applications
          .list()
          .filter(fits)
          .filter(({ metadata, spec }) =>
            caller.can(
              'applications',
              'get',
              `${spec.project}/${metadata.name}`,
            ),
          )
          .filter(({ spec }) => !repo || sources.of(spec)[0]?.repoURL === repo)
          .map(item => presentApplication(item, { health: false }))
          .map(item => (fields ? fieldsOfList(fields, item) : item));
        return {
          metadata: { resourceVersion: store.version },
          items: items.length > 0 ? items : null,
        };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name',
      handle: async ({ params, query, caller }) => {
        const projects = [
          ...query.getAll('project'),
          ...query.getAll('projects'),
        ];
        if (projects.length > 1) {
          throw ArgoError.invalidArgument(
            'multiple projects specified - the get endpoint accepts either zero or one project',
          );
        }
        const lookup = {
          name: params.name,
          project: projects[0],
          appNamespace: query.get('appNamespace'),
          caller,
        };
        const refresh = query.get('refresh');
        const found = findApplication(context, lookup);
        if (!refresh) return presentApplication(found, { health: true });
        const level = refresh === 'hard' ? 'hard' : 'normal';
        await controller.refresh(params.name, level);
        // Argo CD leaves this behind where no hydrator runs.
        store.applications.update(params.name, application =>
          withAnnotation(application, 'argocd.argoproj.io/hydrate', level),
        );
        return presentApplication(findApplication(context, lookup), {
          health: true,
        });
      },
    },
  ];
}

function withAnnotation(
  application: Application,
  name: string,
  value: string,
): Application {
  if (application.metadata.annotations?.[name] === value) return application;
  const annotations = { ...application.metadata.annotations, [name]: value };
  return { ...application, metadata: { ...application.metadata, annotations } };
}
