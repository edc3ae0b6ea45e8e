import { ArgoError } from '../http/ArgoError';
import { Route } from '../http/Route';
import { rfc3339 } from '../../rfc3339';
import { ApiContext } from './ApiContext';
import { queriedApplication } from './queriedApplication';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** Deleting Applications, with their objects or without. */
export function applicationDeleteRoutes(context: ApiContext): readonly Route[] {
  const { store, controller, clock } = context;
  return [
    {
      method: 'DELETE',
      path: '/api/v1/applications/:name',
      handle: request => {
        const { params, query, caller } = request;
        const { name } = params;
        const application = queriedApplication(context, request);
        const { project } = application.spec;
        caller.demand('applications', 'delete', `${project}/${name}`);
        const cascade = query.get('cascade') !== 'false';
        const policy = query.get('propagationPolicy') ?? '';
        if (policy && !cascade) {
          throw ArgoError.invalidArgument(
            'cannot set propagation policy when cascading is disabled',
          );
        }
        if (!['', 'foreground', 'background'].includes(policy)) {
          throw ArgoError.invalidArgument(
            `invalid propagation policy: ${policy}`,
          );
        }
        if (application.metadata.deletionTimestamp) return {};
        const finalizer = policy ? `${FINALIZER}/${policy}` : FINALIZER;
        const others = (application.metadata.finalizers ?? []).filter(
          text => !text.startsWith(FINALIZER),
        );
        const { finalizers: _, ...metadata } = application.metadata;
        const finalizers = cascade ? [...others, finalizer] : others;
        store.applications.put({
          ...application,
          metadata: {
            ...metadata,
            ...(finalizers.length > 0 && { finalizers }),
            deletionTimestamp: rfc3339(clock.now()),
            deletionGracePeriodSeconds: 0,
          },
        });
        controller.wake(name);
        return {};
      },
    },
  ];
}
