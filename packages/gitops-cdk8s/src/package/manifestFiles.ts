import { Manifest } from '@slipway/sync-waves';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { toYaml } from './toYaml';

/** The file that kustomize looks for. */
const KUSTOMIZATION = 'kustomization.yaml';

/**
 * A package's files: each object in a file of its own, and a kustomization that lists them one by one, so that a file
 * left over from an earlier version is not rendered.
 *
 * @param folder - `dist/<app>/manifests`
 * @internal
 */
export function manifestFiles(
  folder: string,
  manifests: readonly Manifest[],
): readonly GeneratedFile[] {
  const names = manifestFileNames(manifests);
  const files = manifests.map((manifest, index) => ({
    path: `${folder}/${names[index]}`,
    content: toYaml(manifest),
  }));
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...names].sort(),
  };
  return [
    ...files,
    { path: `${folder}/${KUSTOMIZATION}`, content: toYaml(kustomization) },
  ];
}

/**
 * A file name for each object: `<Kind>.<name>.k8s.yaml`. Where two would have the same (letter case aside, for file
 * systems that do not tell it), namespace and API group are added to each of them.
 *
 * @internal
 */
export function manifestFileNames(
  manifests: readonly Manifest[],
): readonly string[] {
  const short = manifests.map(
    ({ kind, metadata }) => `${clean(kind)}.${clean(metadata.name ?? '')}`,
  );
  const names = manifests.map((manifest, index) => {
    const taken = short.filter(
      name => name.toLowerCase() === short[index].toLowerCase(),
    );
    if (taken.length === 1) {
      return short[index];
    }
    const [group, version] = manifest.apiVersion.split('/');
    const parts = [manifest.metadata.namespace, version ? group : 'core'];
    return [
      short[index],
      ...parts.filter(Boolean).map(part => clean(part!)),
    ].join('.');
  });
  return names.map((name, index) => {
    const before = names
      .slice(0, index)
      .filter(other => other.toLowerCase() === name.toLowerCase()).length;
    return before === 0 ? `${name}.k8s.yaml` : `${name}.${before + 1}.k8s.yaml`;
  });
}

/** Kubernetes names may hold what file names may not (`system:reader`). */
function clean(part: string): string {
  return part.replace(/[^0-9A-Za-z._-]/g, '-').replace(/^\.+/, '');
}
