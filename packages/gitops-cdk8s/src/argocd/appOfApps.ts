import { Manifest } from '@slipway/sync-waves';
import { destinationFields } from './destinationFields';
import { sourceFields } from './sourceFields';
import { syncPolicyFields } from './syncPolicyFields';

/** What a parent Application is made of. */
export interface AppOfAppsOptions {
  /** Of the parent. */
  readonly name: string;
  /** Argo CD's own. */
  readonly namespace: string;
  readonly project: string;
  /** The cluster that Argo CD runs in: its name, or its address. */
  readonly destination: string;
  readonly repository: { readonly url: string; readonly branch: string };
  /** Names of the children; their files are `dist/<name>.yaml`. */
  readonly children: readonly string[];
  /** Fields that others than Git write into a child, as JSON pointers by its name. @defaultValue none */
  readonly written?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The parent of an app-of-apps: an Application whose objects are the children's own files. It never prunes: a child
 * that leaves it keeps running, and ends only when somebody deletes it.
 *
 * @internal
 */
export function appOfApps(options: AppOfAppsOptions): Manifest {
  const { children, destination, name, namespace, project, repository } =
    options;
  const ignored = Object.entries(options.written ?? {});
  const files = [...children].sort().map(child => `${child}.yaml`);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace },
    spec: {
      project,
      destination: destinationFields(destination, namespace),
      ...sourceFields([
        {
          type: 'git',
          repoURL: repository.url,
          path: 'dist',
          revision: repository.branch,
          directory: {
            include: files.length === 1 ? files[0] : `{${files.join(',')}}`,
          },
        },
      ]),
      ...(ignored.length > 0
        ? {
            ignoreDifferences: ignored.map(([child, jsonPointers]) => ({
              group: 'argoproj.io',
              kind: 'Application',
              name: child,
              jsonPointers,
            })),
          }
        : {}),
      syncPolicy: syncPolicyFields({ prune: false }, [
        'ServerSideApply=true',
        ...(ignored.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
      ]),
    },
  };
}
