import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { destinationCluster } from '../controller/destinationCluster';
import { Caller } from '../access/Caller';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import { dropZeros } from '../objects/dropZeros';
import { Repository } from '../objects/Repository';
import { rfc3339 } from '../../rfc3339';
import { ApiContext } from './ApiContext';

const VERSION = 'v1.36.1';

/** Clusters and repositories. */
export function clusterRoutes(context: ApiContext): readonly Route[] {
  const { clusters, store, clock } = context;

  const applicationsOf = (cluster: SimulatedCluster) =>
    store.applications.list().filter(({ spec }) => {
      try {
        return destinationCluster(clusters, spec.destination) === cluster;
      } catch {
        return false;
      }
    }).length;

  const present = (cluster: SimulatedCluster) => {
    const attemptedAt = rfc3339(clock.now());
    const connectionState = { status: 'Successful', message: '', attemptedAt };
    const objects = cluster.list();
    const apiVersions = new Set(
      objects.flatMap(({ object }) => [
        object.apiVersion,
        `${object.apiVersion}/${object.kind}`,
      ]),
    );
    return {
      server: cluster.server,
      name: cluster.name,
      config: { tlsClientConfig: { insecure: false } },
      connectionState,
      serverVersion: VERSION,
      info: {
        connectionState,
        serverVersion: VERSION,
        cacheInfo: {
          resourcesCount: objects.length,
          apisCount: apiVersions.size,
          lastCacheSyncTime: attemptedAt,
        },
        applicationsCount: applicationsOf(cluster),
        apiVersions: [...apiVersions].sort(),
      },
    };
  };

  const presentRepository = (repository: Repository) => {
    // Argo CD's answers leave these two out.
    const { enableOCI: _e, insecureOCIForceHttp: _i, ...shown } = repository;
    return {
      ...shown,
      connectionState: {
        status: 'Successful',
        message: '',
        attemptedAt: rfc3339(clock.now()),
      },
    };
  };

  const findRepository = (repo: string, caller: Caller) => {
    const found = store.repositories.get(repo);
    if (!found || !caller.can('repositories', 'get', repo))
      throw ArgoError.permissionDenied();
    return found.repository;
  };

  return [
    {
      method: 'GET',
      path: '/api/v1/clusters',
      handle: ({ query, caller }) => {
        const items = clusters
          .filter(({ server }) => caller.can('clusters', 'get', server))
          .filter(({ name }) => [null, '', name].includes(query.get('name')))
          .filter(({ server }) =>
            [null, '', server].includes(query.get('server')),
          )
          .map(present);
        return { metadata: {}, items: items.length > 0 ? items : null };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/clusters/:id',
      handle: ({ params, query, caller }) => {
        const byName = query.get('id.type') === 'name';
        const found = clusters.find(
          ({ name, server }) => (byName ? name : server) === params.id,
        );
        if (!found || !caller.can('clusters', 'get', found.server)) {
          throw ArgoError.permissionDenied();
        }
        return present(found);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/repositories',
      handle: ({ caller }) => {
        const items = store.repositories
          .list()
          .filter(({ repository }) =>
            caller.can('repositories', 'get', repository.repo),
          )
          .map(({ repository }) => presentRepository(repository));
        return { metadata: {}, items: items.length > 0 ? items : null };
      },
    },
    {
      method: 'POST',
      path: '/api/v1/repositories',
      handle: ({ body, query, caller }) => {
        const given = checkBody<Repository & { readonly password?: string }>(
          body,
          'Repository',
          { repo: 'string', type: 'string', name: 'string' },
        );
        if (!given.repo) {
          throw ArgoError.invalidArgument('repository URL may not be empty');
        }
        caller.demand('repositories', 'create', given.repo);
        const { password: _, ...kept } = dropZeros(given);
        const before = store.repositories.get(kept.repo);
        const changed =
          before && JSON.stringify(before.repository) !== JSON.stringify(kept);
        if (changed && query.get('upsert') !== 'true') {
          throw ArgoError.invalidArgument(
            'existing repository spec is different; use upsert flag to force update',
          );
        }
        store.repositories.put({
          metadata: before?.metadata ?? store.newMetadata(kept.repo),
          repository: kept,
        });
        const { connectionState: _c, ...echo } = presentRepository(kept);
        return { ...echo, connectionState: {} };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/repositories/:repo',
      handle: ({ params, caller }) =>
        presentRepository(findRepository(params.repo, caller)),
    },
    {
      method: 'DELETE',
      path: '/api/v1/repositories/:repo',
      handle: ({ params, caller }) => {
        findRepository(params.repo, caller);
        caller.demand('repositories', 'delete', params.repo);
        store.repositories.remove(params.repo);
        return {};
      },
    },
  ];
}
