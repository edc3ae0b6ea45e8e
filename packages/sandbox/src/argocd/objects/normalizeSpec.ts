import { ApplicationSpec } from './Application';
import { dropZeros } from './dropZeros';

/** A spec as Argo CD keeps it: without zeros, in project `default` when none is named. */
export function normalizeSpec(spec: unknown): ApplicationSpec {
  const given = dropZeros(spec ?? {}) as Partial<ApplicationSpec>;
  return {
    ...given,
    destination: given.destination ?? {},
    project: given.project ?? 'default',
  };
}
