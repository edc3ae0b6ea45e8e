import { ArgoError } from '../http/ArgoError';
import { Application } from '../objects/Application';
import { Caller } from '../access/Caller';
import { ApiContext } from './ApiContext';

interface Lookup {
  readonly name: string;
  readonly project?: string | null;
  readonly appNamespace?: string | null;
  readonly caller: Caller;
  /** What he wants to do with it; `get` when absent. */
  readonly action?: string;
}

/**
 * The Application that a request names, by Argo CD's rules: without a project a missing one is 403, with one 404, and
 * so is one of another project, or one that the caller may not touch; a namespace that is not enabled is 403.
 */
export function findApplication(
  { store }: Pick<ApiContext, 'store'>,
  { name, project, appNamespace, caller, action = 'get' }: Lookup,
): Application {
  if (appNamespace && appNamespace !== 'argocd') {
    throw ArgoError.permissionDenied();
  }
  const may = (of: string) =>
    caller.can('applications', action, `${of}/${name}`);
  if (project && !may(project)) throw ArgoError.permissionDenied();
  const application = store.applications.get(name);
  if (!application) {
    throw project
      ? ArgoError.applicationNotFound(name)
      : ArgoError.permissionDenied();
  }
  if (!may(application.spec.project)) {
    throw project
      ? ArgoError.applicationNotFound(name)
      : ArgoError.permissionDenied();
  }
  if (project && project !== application.spec.project) {
    throw ArgoError.applicationNotFound(name);
  }
  if (!store.projects.get(application.spec.project)) {
    throw ArgoError.invalidArgument(
      `app is not allowed in project "${application.spec.project}", or the project does not exist`,
    );
  }
  return application;
}
