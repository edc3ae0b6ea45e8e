import { ArgoApplicationRef } from './ArgoRequests';

/** Where an Application is, in the words of Argo CD's API. */
export function placementOf(app: ArgoApplicationRef) {
  return { appNamespace: app.namespace, project: app.project };
}
