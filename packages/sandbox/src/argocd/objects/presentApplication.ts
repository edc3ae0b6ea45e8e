import { Application } from './Application';

/**
 * An Application as an answer carries it. Only Get and the stream fill in the health of resources: the controller does
 * not store it, so lists and the answers to changes have none.
 */
export function presentApplication(
  application: Application,
  options: { readonly health: boolean },
): Application {
  const { resources } = application.status;
  if (options.health || !resources) return application;
  return {
    ...application,
    status: {
      ...application.status,
      resources: resources.map(({ health: _, ...resource }) => resource),
    },
  };
}
