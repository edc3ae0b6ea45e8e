import { AppProject } from './AppProject';
import { dropZeros } from './dropZeros';

const RESOURCE_LISTS = [
  'clusterResourceWhitelist',
  'clusterResourceBlacklist',
  'namespaceResourceWhitelist',
  'namespaceResourceBlacklist',
] as const;

/** A project's spec as Argo CD keeps it. The empty group of Kubernetes' own kinds is written, other zeros are not. */
export function normalizeProject(spec: unknown): AppProject['spec'] {
  const kept = dropZeros(spec ?? {}) as AppProject['spec'];
  const lists = RESOURCE_LISTS.flatMap(name =>
    kept[name]
      ? [[name, kept[name].map(rule => ({ ...rule, group: rule.group ?? '' }))]]
      : [],
  );
  return { ...kept, ...Object.fromEntries(lists) };
}
