import { redactSecrets } from '../redactSecrets';
import { ArgoApplication, ArgoApplicationStatus } from './ArgoApplication';

/**
 * The Application with no credentials in what Argo CD says of it: its messages repeat addresses and answers of Git hosts
 * and registries as they came. The spec stays as it is, because it is written back.
 *
 * @public
 */
export function redactApplication(
  application: ArgoApplication,
): ArgoApplication {
  const { status } = application;
  return status
    ? { ...application, status: redactStatus(status) }
    : application;
}

function redactStatus(status: ArgoApplicationStatus): ArgoApplicationStatus {
  const { conditions, health, operationState: state, resources } = status;
  return {
    ...status,
    ...(conditions && { conditions: conditions.map(redacted) }),
    ...(health && { health: redacted(health) }),
    ...(resources && {
      resources: resources.map(resource =>
        resource.health?.message
          ? { ...resource, health: redacted(resource.health) }
          : resource,
      ),
    }),
    ...(state && {
      operationState: {
        ...redacted(state),
        ...(state.syncResult?.resources && {
          syncResult: {
            ...state.syncResult,
            resources: state.syncResult.resources.map(redacted),
          },
        }),
      },
    }),
  };
}

function redacted<T extends { readonly message?: string }>(value: T): T {
  return value.message
    ? { ...value, message: redactSecrets(value.message) }
    : value;
}
