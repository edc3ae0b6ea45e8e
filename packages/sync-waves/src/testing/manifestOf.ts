import { Manifest } from '../types/Manifest';

/** A small manifest: `manifestOf('apps/v1/Deployment', 'web', { wave: '5' })`. */
export function manifestOf(
  type: string,
  name: string,
  {
    wave,
    annotations,
    ...metadata
  }: {
    readonly wave?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly namespace?: string;
    readonly generateName?: string;
  } = {},
  rest: Readonly<Record<string, unknown>> = {},
): Manifest {
  const slash = type.lastIndexOf('/');
  return {
    apiVersion: type.slice(0, slash),
    kind: type.slice(slash + 1),
    metadata: {
      ...(name && { name }),
      ...metadata,
      annotations: {
        ...(wave !== undefined && { 'argocd.argoproj.io/sync-wave': wave }),
        ...annotations,
      },
    },
    ...rest,
  };
}
