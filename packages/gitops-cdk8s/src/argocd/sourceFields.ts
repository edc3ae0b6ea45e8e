import { ApplicationSource, HelmOptions } from './ApplicationSource';

/** The part of an Application's spec that says where its objects come from. */
export type SourceFields =
  | { readonly source: Readonly<Record<string, unknown>> }
  | { readonly sources: readonly Readonly<Record<string, unknown>>[] };

/**
 * `source` for one source, `sources` for several. Argo CD takes either, never both.
 *
 * @internal
 */
export function sourceFields(
  sources: readonly ApplicationSource[],
): SourceFields {
  const manifests = sources.map(sourceManifest);
  return manifests.length === 1
    ? { source: manifests[0] }
    : { sources: manifests };
}

function sourceManifest(
  source: ApplicationSource,
): Readonly<Record<string, unknown>> {
  switch (source.type) {
    case 'git':
      return {
        repoURL: source.repoURL,
        path: source.path,
        targetRevision: source.revision ?? 'HEAD',
        ...(source.directory ? { directory: source.directory } : {}),
        ...helmFields(source.helm),
      };
    case 'chart':
      return {
        repoURL: source.repoURL,
        chart: source.chart,
        targetRevision: source.version,
        ...helmFields(source.helm),
      };
    case 'oci':
      return {
        repoURL: source.repoURL,
        path: source.path ?? '.',
        targetRevision: source.version,
        ...helmFields(source.helm),
      };
    default:
      return {
        repoURL: source.repoURL,
        targetRevision: source.revision ?? 'HEAD',
        ref: source.ref ?? 'values',
      };
  }
}

function helmFields(
  options: HelmOptions | undefined,
): Readonly<Record<string, unknown>> {
  if (!options) {
    return {};
  }
  const { values, ...others } = options;
  return {
    helm: { ...others, ...(values ? { valuesObject: values } : {}) },
  };
}
