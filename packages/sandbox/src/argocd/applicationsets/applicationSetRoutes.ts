import { Caller } from '../access/Caller';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { labelSelector } from '../http/labelSelector';
import { Route } from '../http/Route';
import { dropZeros } from '../objects/dropZeros';
import { emptyStatus } from '../objects/emptyStatus';
import { rfc3339 } from '../../rfc3339';
import { ApiContext } from '../routes/ApiContext';
import { ApplicationSet } from './ApplicationSet';
import { ApplicationSetController } from './ApplicationSetController';
import { renderTemplate } from './renderTemplate';

type GivenSet = Partial<Pick<ApplicationSet, 'spec'>> & {
  readonly metadata?: Partial<ApplicationSet['metadata']>;
};

const objectOf = ({ metadata, spec }: ApplicationSet) =>
  `${String(spec.template.spec.project)}/${metadata.name}`;
const EMPTY_TEMPLATE = { metadata: {}, spec: { destination: {}, project: '' } };

/** A set's spec as Argo CD keeps it: every generator with an empty template of its own. */
function normalize(given: GivenSet): ApplicationSet['spec'] {
  const spec = dropZeros(given.spec ?? { generators: [], template: undefined });
  if (!spec.template?.metadata?.name || !spec.generators) {
    throw ArgoError.invalidArgument(
      'error validating ApplicationSets: spec.generators and spec.template are required',
    );
  }
  return {
    ...spec,
    generators: spec.generators.map(({ list, ...others }) => ({
      ...others,
      ...(list && { list: { template: EMPTY_TEMPLATE, ...list } }),
    })),
  } as ApplicationSet['spec'];
}

/** ApplicationSets with the list generator. */
export function applicationSetRoutes(
  context: ApiContext,
  controller: ApplicationSetController,
): readonly Route[] {
  const { store, clock } = context;
  const find = (
    name: string,
    caller: Caller,
    action = 'get',
  ): ApplicationSet => {
    const set = store.applicationSets.get(name);
    if (set) {
      caller.demand('applicationsets', action, objectOf(set));
      return set;
    }
    throw ArgoError.notFound(
      `error getting ApplicationSet: applicationset.argoproj.io "${name}" not found`,
    );
  };
  return [
    {
      method: 'GET',
      path: '/api/v1/applicationsets',
      handle: ({ query, caller }) => {
        const projects = query.getAll('projects');
        const fits = labelSelector(query.get('selector') ?? '');
        const items = store.applicationSets
          .list()
          .filter(({ metadata }) => fits(metadata.labels))
          .filter(set => caller.can('applicationsets', 'get', objectOf(set)))
          .filter(
            ({ spec }) =>
              projects.length === 0 ||
              projects.includes(String(spec.template.spec.project)),
          );
        return {
          metadata: { resourceVersion: store.version },
          items: items.length > 0 ? items : null,
        };
      },
    },
    {
      method: 'POST',
      path: '/api/v1/applicationsets',
      handle: ({ body, query, caller }) => {
        const given = checkBody<GivenSet>(body, 'ApplicationSet', {
          metadata: 'object',
          spec: 'object',
        });
        const name = given.metadata?.name;
        if (!name) {
          throw ArgoError.invalidArgument('resource name may not be empty');
        }
        const before = store.applicationSets.get(name);
        const spec = normalize(given);
        const object = `${String(spec.template.spec.project)}/${name}`;
        caller.demand('applicationsets', 'create', object);
        if (before && query.get('upsert') !== 'true') {
          if (JSON.stringify(before.spec) === JSON.stringify(spec))
            return before;
          throw ArgoError.invalidArgument(
            'existing ApplicationSet spec is different, use upsert flag to force update',
          );
        }
        if (before) caller.demand('applicationsets', 'update', object);
        return store.applicationSets.put({
          metadata: before?.metadata ?? store.newMetadata(name, given.metadata),
          spec,
          status: before?.status ?? { health: {} as { status: string } },
        });
      },
    },
    {
      method: 'POST',
      path: '/api/v1/applicationsets/generate',
      handle: ({ body }) => {
        const { applicationSet = {} } = checkBody<{
          readonly applicationSet?: GivenSet;
        }>(body, 'ApplicationSetGenerateRequest', { applicationSet: 'object' });
        return {
          applications: renderTemplate({ spec: normalize(applicationSet) }).map(
            application => ({ ...application, status: emptyStatus() }),
          ),
        };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applicationsets/:name',
      handle: ({ params, caller }) => find(params.name, caller),
    },
    {
      method: 'DELETE',
      path: '/api/v1/applicationsets/:name',
      handle: ({ params, caller }) => {
        const { metadata } = find(params.name, caller, 'delete');
        const children = controller.childrenOf(metadata.name);
        store.applicationSets.remove(metadata.name);
        for (const child of children) {
          store.applications.update(child.metadata.name, application => ({
            ...application,
            metadata: {
              ...application.metadata,
              deletionTimestamp: rfc3339(clock.now()),
            },
          }));
          context.controller.wake(child.metadata.name);
        }
        return {};
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applicationsets/:name/resource-tree',
      handle: ({ params, caller }) => {
        const { metadata } = find(params.name, caller);
        const owner = {
          group: 'argoproj.io',
          version: 'v1alpha1',
          kind: 'ApplicationSet',
          namespace: metadata.namespace,
          name: metadata.name,
          uid: metadata.uid,
        };
        const nodes = controller.childrenOf(metadata.name).map(child => ({
          group: 'argoproj.io',
          version: 'v1alpha1',
          kind: 'Application',
          namespace: child.metadata.namespace,
          name: child.metadata.name,
          parentRefs: [owner],
          ...(child.status.health.status && {
            health: { status: child.status.health.status },
          }),
        }));
        return nodes.length > 0 ? { nodes } : {};
      },
    },
  ];
}
