import { pickFields } from '../http/pickFields';
import { Route } from '../http/Route';
import { presentApplication } from '../objects/presentApplication';
import { ApiContext } from '../routes/ApiContext';
import { applicationFilter } from '../routes/applicationFilter';
import { queriedApplication } from '../routes/queriedApplication';
import { StreamHub } from './StreamHub';

/**
 * The watches. Current Applications come first as ADDED when no resource version is given or a name is; the tree's
 * stream sends no first picture.
 */
export function streamRoutes(
  context: ApiContext,
  hub: StreamHub,
): readonly Route[] {
  const { store, controller } = context;
  return [
    {
      method: 'GET',
      path: '/api/v1/stream/applications',
      stream: true,
      handle: ({ request, response, query, caller }) => {
        const name = query.get('name');
        const given = query.get('resourceVersion');
        const since = Number(given ?? 0);
        // A watch without a name ignores the namespace.
        const asked = new URLSearchParams(query);
        if (!name) asked.delete('appNamespace');
        const fits = applicationFilter(asked);
        const fields = query.get('fields');
        hub.open(request, response, stream => {
          const send = (
            type: string,
            application: Parameters<typeof presentApplication>[0],
          ) => {
            const { project } = application.spec;
            const object = `${project}/${application.metadata.name}`;
            if (!fits(application)) return;
            if (!caller.can('applications', 'get', object)) return;
            const result = {
              type,
              application: presentApplication(application, { health: true }),
            };
            const picked = pickFields({ result }, fields) as {
              readonly result?: unknown;
            };
            stream.send(application.metadata.name, picked.result);
          };
          if (!given || name) {
            store.applications.list().forEach(one => send('ADDED', one));
          }
          return store.applications.onChange(({ type, object }) => {
            if (Number(object.metadata.resourceVersion) >= since) {
              send(type, object);
            }
          });
        });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/stream/applications/:name/resource-tree',
      stream: true,
      handle: routeRequest => {
        const { metadata } = queriedApplication(context, routeRequest);
        const { request, response, query } = routeRequest;
        hub.open(request, response, stream =>
          controller.onTree((name, tree) => {
            if (name !== metadata.name) return;
            const picked = pickFields(
              { result: tree },
              query.get('fields'),
            ) as {
              readonly result?: unknown;
            };
            stream.send(name, picked.result);
          }),
        );
      },
    },
  ];
}
