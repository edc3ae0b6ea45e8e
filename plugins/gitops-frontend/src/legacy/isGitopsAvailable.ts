import { Entity } from '@backstage/catalog-model';
import { ARGOCD_ANNOTATIONS } from '@slipway/plugin-gitops-common';

const NAMES_APPLICATIONS = [
  ARGOCD_ANNOTATIONS.appName,
  ARGOCD_ANNOTATIONS.appSelector,
  ARGOCD_ANNOTATIONS.projectName,
];

/**
 * Whether an entity names its Argo CD Applications, by `argocd/app-name`, `argocd/app-selector` or
 * `argocd/project-name`; the condition of an `EntityLayout.Route` or an `EntitySwitch.Case`. Only the backend knows
 * the Applications that name the entity themselves: leave the condition out to show those too.
 *
 * @public
 */
export function isGitopsAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return NAMES_APPLICATIONS.some(name => Boolean(annotations[name]?.trim()));
}
