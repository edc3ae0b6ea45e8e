import { ComparedResource } from '../controller/compareApplication';
import { prepareTargets } from '../controller/prepareTargets';
import { destinationCluster } from '../controller/destinationCluster';
import { syncWindows } from '../controller/syncWindows';
import { pickFields } from '../http/pickFields';
import { Route } from '../http/Route';
import { Application } from '../objects/Application';
import { sortedJson } from '../objects/sortedJson';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';
import { comparedResources } from './comparedResources';
import { masked } from './masked';
import { queriedApplication } from './queriedApplication';
import { resourceDiff } from './resourceDiff';

/** Tree, managed resources, manifests, events, windows and links of one Application. */
export function detailRoutes(context: ApiContext): readonly Route[] {
  const { store, controller, renderer, clusters, clock, events } = context;

  const manifests = async (
    application: Application,
    query: URLSearchParams,
  ) => {
    const { name } = application.metadata;
    const rendering = controller.comparer.contextOf(application);
    const positions = query.getAll('sourcePositions').map(Number);
    const multi = sources.isMulti(application.spec);
    const wanted = rendering.sources.map((_source, index) => {
      if (!multi) return query.get('revision') ?? undefined;
      const position = positions.indexOf(index + 1);
      return position < 0 ? undefined : query.getAll('revisions')[position];
    });
    const revisions = await renderer.resolve(rendering, wanted);
    const rendered = await renderer.render(rendering, revisions);
    const { targets } = prepareTargets({
      application: name,
      namespace: rendering.namespace,
      manifests: rendered.manifests,
      cluster: destinationCluster(clusters, application.spec.destination),
    });
    return {
      manifests: targets.map(target => sortedJson(masked(target.rendered))),
    };
  };

  return [
    {
      method: 'GET',
      path: '/api/v1/applications/:name/resource-tree',
      handle: async request => {
        const application = queriedApplication(context, request);
        await comparedResources(context, application, 'resource tree');
        return controller.treeOf(application);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/managed-resources',
      handle: async request => {
        const { query } = request;
        const application = queriedApplication(context, request);
        const found = await comparedResources(
          context,
          application,
          'managed resources',
        );
        const fits = (
          field: 'group' | 'kind' | 'namespace' | 'name',
          item: ComparedResource,
        ) =>
          !query.get(field) || query.get(field) === (item.status[field] ?? '');
        const items = found
          .filter(item => !item.status.hook)
          .filter(item =>
            (['group', 'kind', 'namespace', 'name'] as const).every(field =>
              fits(field, item),
            ),
          )
          .map(resourceDiff);
        return pickFields(
          items.length > 0 ? { items } : {},
          query.get('fields'),
        );
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/manifests',
      handle: request =>
        manifests(queriedApplication(context, request), request.query),
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/events',
      handle: request => {
        const { metadata } = queriedApplication(context, request);
        const list = request.query.get('resourceUID')
          ? []
          : events.of(metadata.name);
        return {
          metadata: { resourceVersion: store.version },
          items: list.length > 0 ? list : null,
        };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/syncwindows',
      handle: request => {
        const application = queriedApplication(context, request);
        const windows =
          store.projects.get(application.spec.project)?.spec.syncWindows ?? [];
        const now = clock.now();
        const { assigned, active } = syncWindows.of(windows, application, now);
        const canSync = syncWindows.canSync(windows, application, {
          now,
          manual: true,
        });
        const show = (list: typeof assigned) =>
          list.map(({ kind, schedule, duration, manualSync }) => ({
            kind,
            schedule,
            duration,
            ...(manualSync && { manualSync }),
          }));
        return {
          ...(active.length > 0 && { activeWindows: show(active) }),
          ...(assigned.length > 0 && { assignedWindows: show(assigned) }),
          ...(canSync && { canSync }),
        };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/links',
      handle: request => {
        queriedApplication(context, request);
        return {};
      },
    },
  ];
}
