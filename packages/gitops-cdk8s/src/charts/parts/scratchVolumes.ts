import { PodProps } from './PodProps';

/** Empty folders as volumes of a pod: `scratch-0`, `scratch-1`. */
export function scratchVolumes({
  scratch,
}: Pick<PodProps, 'scratch'>): readonly Record<string, unknown>[] {
  return (scratch ?? []).map((_, index) => ({
    name: `scratch-${index}`,
    emptyDir: {},
  }));
}

/** Where a container has them. */
export function scratchMounts({
  scratch,
}: Pick<PodProps, 'scratch'>): readonly Record<string, unknown>[] {
  return (scratch ?? []).map((mountPath, index) => ({
    name: `scratch-${index}`,
    mountPath,
  }));
}
