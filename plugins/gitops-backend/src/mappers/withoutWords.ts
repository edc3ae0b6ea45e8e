import { ArgoApplication } from '@slipway/plugin-gitops-node';

/** Keeps what is decided by a message, and says nothing else. */
const WINDOW = 'blocked by sync window';

/**
 * The Application with its state and without what Argo CD and the cluster say of it. This is what an entity's
 * annotation alone shows: anyone can write one that names somebody else's Application, and messages quote addresses,
 * names of other objects and parts of manifests.
 */
export function withoutWords(application: ArgoApplication): ArgoApplication {
  const { status } = application;
  if (!status) return application;
  const { conditions, health, resources, operationState: state } = status;
  return {
    ...application,
    status: {
      ...status,
      ...(conditions && {
        conditions: conditions.map(({ message: _, ...condition }) => ({
          ...condition,
          message: 'The details are for those who own this Application.',
        })),
      }),
      ...(health && { health: mute(health) }),
      ...(resources && {
        resources: resources.map(resource => ({
          ...resource,
          ...(resource.health && { health: mute(resource.health) }),
        })),
      }),
      ...(state && {
        operationState: {
          ...mute(state),
          ...(state.message?.includes(WINDOW) && { message: WINDOW }),
          ...(state.syncResult?.resources && {
            syncResult: {
              ...state.syncResult,
              resources: state.syncResult.resources.map(mute),
            },
          }),
        },
      }),
    },
  };
}

function mute<T extends { readonly message?: string }>(
  value: T,
): Omit<T, 'message'> {
  const { message: _, ...rest } = value;
  return rest;
}
