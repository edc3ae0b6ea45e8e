import { Manifest } from '@slipway/sync-waves';
import { AUTHORIZED_STAGE } from '../kargo/authorizedStages';
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
  /** Kargo's stages that may ask it to sync, `<project>:<stage>`. @defaultValue none */
  readonly stages?: readonly string[];
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
  const { stages = [] } = options;
  const files = [...children].sort().map(child => `${child}.yaml`);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace,
      ...(stages.length > 0
        ? { annotations: { [AUTHORIZED_STAGE]: [...stages].sort().join(',') } }
        : {}),
    },
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
      syncPolicy: syncPolicyFields({ prune: false }, ['ServerSideApply=true']),
    },
  };
}
