import { Manifest } from '@slipway/sync-waves';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { Steps } from '../generate/Steps';
import { toYaml } from './toYaml';

/** The file that kustomize looks for. */
const KUSTOMIZATION = 'kustomization.yaml';

/**
 * A package's files: each object in a file of its own, and a kustomization that lists them one by one, so that a file
 * left over from an earlier version is not rendered.
 *
 * @param folder - `dist/<app>/manifests`
 * @param names - the file name of each manifest
 * @param images - image names with the tags that they get in place of those in the manifests
 * @internal
 */
export function* manifestFiles(
  folder: string,
  manifests: readonly Manifest[],
  names: readonly string[],
  images?: readonly { readonly name: string; readonly newTag: string }[],
): Steps<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const [index, manifest] of manifests.entries()) {
    files.push({
      path: `${folder}/${names[index]}`,
      content: toYaml(manifest),
    });
    yield;
  }
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...names].sort(),
    ...(images ? { images } : {}),
  };
  return [
    ...files,
    { path: `${folder}/${KUSTOMIZATION}`, content: toYaml(kustomization) },
  ];
}
