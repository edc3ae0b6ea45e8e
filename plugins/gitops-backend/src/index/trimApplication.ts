import { ArgoApplication } from '@slipway/plugin-gitops-node';

/**
 * The Application without what nothing here reads: thousands of them stay in memory.
 */
export function trimApplication(application: ArgoApplication): ArgoApplication {
  const { managedFields: _fields, ...metadata } = application.metadata;
  return { ...application, metadata };
}
