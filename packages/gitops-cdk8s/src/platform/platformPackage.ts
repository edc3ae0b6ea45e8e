import { destinationFields } from '../argocd/destinationFields';
import { serverWrittenFields } from '../argocd/serverWrittenFields';
import { sourceFields } from '../argocd/sourceFields';
import { syncPolicyFields } from '../argocd/syncPolicyFields';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { runSteps } from '../generate/runSteps';
import { manifestFileNames } from '../package/manifestFileNames';
import { manifestFiles } from '../package/manifestFiles';
import { toYaml } from '../package/toYaml';
import { PlatformPackage } from './GeneratedPlatform';

/** Where packages go. */
export interface PackagePlace {
  /** Argo CD's own. */
  readonly namespace: string;
  readonly project: string;
  readonly destination: string;
  readonly mode: 'cnoe' | 'git';
  readonly repository: { readonly url: string; readonly branch: string };
}

/**
 * The files of a package: its Application, its objects and their kustomization. None without objects, since an
 * Application without any fails.
 *
 * @internal
 */
export function platformPackage(
  { manifests, name }: PlatformPackage,
  place: PackagePlace,
): readonly GeneratedFile[] {
  if (manifests.length === 0) {
    return [];
  }
  const { destination, mode, namespace, project, repository } = place;
  const ignored = serverWrittenFields(manifests);
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace },
    spec: {
      project,
      destination: destinationFields(destination, namespace),
      ...sourceFields([
        mode === 'cnoe'
          ? { type: 'git', repoURL: `cnoe://${name}/manifests`, path: '.' }
          : {
              type: 'git',
              repoURL: repository.url,
              path: `dist/${name}/manifests`,
              revision: repository.branch,
            },
      ]),
      syncPolicy: syncPolicyFields({}, ['ServerSideApply=true']),
      ...(ignored.length > 0 ? { ignoreDifferences: ignored } : {}),
    },
  };
  return [
    { path: `dist/${name}.yaml`, content: toYaml(application) },
    ...runSteps(
      manifestFiles(
        `dist/${name}/manifests`,
        manifests,
        manifestFileNames(manifests),
      ),
    ),
  ];
}
