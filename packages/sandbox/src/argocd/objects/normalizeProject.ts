import { AppProject } from './AppProject';
import { dropZeros } from './dropZeros';

/** A project's spec as Argo CD keeps it. */
export function normalizeProject(spec: unknown): AppProject['spec'] {
  return dropZeros(spec ?? {}) as AppProject['spec'];
}
