import { isDeepStrictEqual } from 'node:util';
import { Caller } from '../access/Caller';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import { Application, ObjectMeta } from '../objects/Application';
import { dropZeros } from '../objects/dropZeros';
import { emptyStatus } from '../objects/emptyStatus';
import { jsonPatch } from '../objects/jsonPatch';
import { normalizeSpec } from '../objects/normalizeSpec';
import { presentApplication } from '../objects/presentApplication';
import { ApiContext } from './ApiContext';
import { findApplication } from './findApplication';
import { queriedApplication } from './queriedApplication';
import { validateSpec } from './validateSpec';

const DNS_NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const REFRESH = 'argocd.argoproj.io/refresh';

type GivenApplication = {
  readonly metadata?: Partial<ObjectMeta>;
  readonly spec?: unknown;
};

const present = (application: Application) =>
  presentApplication(application, { health: false });

function withMetadata(
  metadata: ObjectMeta,
  given: Partial<ObjectMeta>,
): ObjectMeta {
  const { labels: _l, annotations: _a, finalizers: _f, ...rest } = metadata;
  return {
    ...rest,
    ...dropZeros({
      labels: given.labels ?? {},
      annotations: given.annotations ?? {},
      finalizers: given.finalizers ?? [],
    }),
  };
}

function checkName(name: string): void {
  if (!DNS_NAME.test(name) || name.length > 253) {
    throw ArgoError.invalidArgument(
      `error creating application: Application.argoproj.io "${name}" is invalid: metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
    );
  }
}

/** Creating and changing Applications. */
export function applicationWriteRoutes(context: ApiContext): readonly Route[] {
  const { store, controller, events } = context;

  const create = async (
    given: GivenApplication,
    options: {
      readonly upsert: boolean;
      readonly validate: boolean;
      readonly caller: Caller;
    },
  ): Promise<Application> => {
    const name = given.metadata?.name ?? '';
    if (!name) {
      throw ArgoError.unknown(
        'error while validating and normalizing app: resource name may not be empty',
      );
    }
    const spec = normalizeSpec(given.spec);
    const object = `${spec.project}/${name}`;
    options.caller.demand('applications', 'create', object);
    await validateSpec(context, name, spec, options.validate);
    const existing = store.applications.get(name);
    if (!existing) {
      checkName(name);
      const application = store.applications.put({
        metadata: store.newMetadata(name, dropZeros(given.metadata ?? {})),
        spec,
        status: emptyStatus(),
      });
      events.add(application, {
        reason: 'ResourceCreated',
        message: `${options.caller.name} created application`,
        user: options.caller.name,
      });
      return application;
    }
    const metadata = withMetadata(existing.metadata, given.metadata ?? {});
    if (
      isDeepStrictEqual(existing.spec, spec) &&
      isDeepStrictEqual(metadata, existing.metadata)
    ) {
      return existing;
    }
    if (!options.upsert) {
      throw ArgoError.invalidArgument(
        'existing application spec is different, use upsert flag to force update',
      );
    }
    options.caller.demand('applications', 'update', object);
    return store.applications.put({
      ...existing,
      metadata: {
        ...existing.metadata,
        ...dropZeros({
          labels: { ...existing.metadata.labels, ...given.metadata?.labels },
          annotations: {
            ...existing.metadata.annotations,
            ...given.metadata?.annotations,
          },
        }),
      },
      spec,
    });
  };

  const change = async (
    application: Application,
    given: GivenApplication,
    {
      validate,
      caller,
    }: { readonly validate: boolean; readonly caller: Caller },
  ): Promise<Application> => {
    const { name } = application.metadata;
    const spec = normalizeSpec(given.spec);
    for (const project of new Set([application.spec.project, spec.project])) {
      caller.demand('applications', 'update', `${project}/${name}`);
    }
    await validateSpec(context, name, spec, validate);
    const after = store.applications.update(name, current => ({
      ...current,
      spec,
      metadata: withMetadata(current.metadata, given.metadata ?? {}),
    }));
    if (!after) throw ArgoError.applicationNotFound(name);
    const asked = after.metadata.annotations?.[REFRESH];
    void controller.refresh(name, asked === 'hard' ? 'hard' : 'normal');
    controller.wake(name);
    return after;
  };

  return [
    {
      method: 'POST',
      path: '/api/v1/applications',
      handle: async ({ body, query, caller }) => {
        const given = checkBody<GivenApplication>(body, 'Application', {
          metadata: 'object',
          spec: 'object',
        });
        const application = await create(given, {
          upsert: query.get('upsert') === 'true',
          validate: query.get('validate') !== 'false',
          caller,
        });
        void controller.refresh(application.metadata.name, 'normal');
        return present(application);
      },
    },
    {
      method: 'PUT',
      path: '/api/v1/applications/:name',
      handle: async request => {
        const { body, query, caller } = request;
        const given = checkBody<GivenApplication>(body, 'Application', {
          metadata: 'object',
          spec: 'object',
        });
        const application = queriedApplication(context, request);
        const validate = query.get('validate') !== 'false';
        return present(await change(application, given, { validate, caller }));
      },
    },
    {
      method: 'PUT',
      path: '/api/v1/applications/:name/spec',
      handle: async request => {
        const { body, query, caller } = request;
        const application = queriedApplication(context, request);
        const { metadata } = application;
        const validate = query.get('validate') !== 'false';
        const after = await change(
          application,
          { metadata, spec: body },
          { validate, caller },
        );
        return after.spec;
      },
    },
    {
      method: 'PATCH',
      path: '/api/v1/applications/:name',
      handle: async ({ body, params, caller }) => {
        const request = checkBody<{
          readonly patch?: string;
          readonly patchType?: string;
          readonly project?: string;
          readonly appNamespace?: string;
        }>(body, 'ApplicationPatchRequest', {
          patch: 'string',
          patchType: 'string',
          project: 'string',
          appNamespace: 'string',
        });
        for (const field of ['patch', 'patchType'] as const) {
          if (request[field] === undefined)
            throw ArgoError.requiredField(field);
        }
        const application = findApplication(context, {
          ...request,
          name: params.name,
          caller,
        });
        const type = request.patchType || 'json';
        if (type !== 'json' && type !== 'merge') {
          throw ArgoError.invalidArgument(
            `Patch type '${type}' is not supported`,
          );
        }
        let patched: GivenApplication;
        try {
          const patch = JSON.parse(request.patch!) as never;
          patched = jsonPatch[type](application, patch) as GivenApplication;
        } catch (error) {
          throw ArgoError.unknown(
            `error patching application with ${type} patch: ${(error as Error).message}`,
          );
        }
        return present(
          await change(application, patched, { validate: true, caller }),
        );
      },
    },
  ];
}
