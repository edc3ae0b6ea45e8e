import { Entity } from '@backstage/catalog-model';
import { ARGOCD_ANNOTATIONS } from '@slipway/plugin-gitops-common';

/** What an entity's annotations ask for. */
export interface ApplicationLookup {
  readonly names?: readonly string[];
  readonly selector?: string;
  readonly namespace?: string;
  readonly project?: string;
  readonly instances?: readonly string[];
}

/**
 * Reads the annotations of an entity; undefined when they name no Application.
 */
export function readLookup(entity: Entity): ApplicationLookup | undefined {
  const read = (key: keyof typeof ARGOCD_ANNOTATIONS) =>
    entity.metadata.annotations?.[ARGOCD_ANNOTATIONS[key]]?.trim() || undefined;
  const names = splitList(read('appName'));
  const selector = read('appSelector');
  const project = read('projectName');
  if (!names && !selector && !project) return undefined;
  return {
    names,
    selector,
    namespace: read('appNamespace'),
    project,
    instances: splitList(read('instanceName')),
  };
}

function splitList(text: string | undefined): string[] | undefined {
  const parts = text
    ?.split(',')
    .map(part => part.trim())
    .filter(Boolean);
  return parts?.length ? parts : undefined;
}
