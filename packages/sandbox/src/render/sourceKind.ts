import { ApplicationSource, RenderError } from './SourceRenderer';

/**
 * Where a source comes from, by Argo CD's own rule: `oci://` is an artifact; a chart at an address without a scheme is
 * in an OCI registry, at any other in a Helm repository; the rest is Git.
 */
export function sourceKind(
  source: ApplicationSource,
): 'git' | 'helm' | 'helm-oci' | 'oci' {
  if (source.repoURL.startsWith('oci://')) return 'oci';
  if (!source.chart) return 'git';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source.repoURL)) return 'helm';
  if (/^[0-9[][^/]*:\d+(\/|$)/.test(source.repoURL)) {
    throw new RenderError(
      `parse "${source.repoURL}": first path segment in URL cannot contain colon`,
    );
  }
  return 'helm-oci';
}
