/**
 * An address of a chart repository in one spelling, for comparing: an Application names an OCI registry without its
 * scheme, and host names know no case.
 */
export function repositoryAddress(url: string): string {
  const oci = url.replace(/^oci:\/\//i, '');
  const hasScheme = /^https?:\/\//i.test(url);
  const text = hasScheme ? url : `oci://${oci}`;
  if (!URL.canParse(text)) return url;
  const { protocol, host, pathname } = new URL(text);
  const path = pathname.replace(/\/+/g, '/').replace(/\/$/, '');
  // Schemes that URL does not know keep the case of their host.
  return `${protocol}//${host.toLowerCase()}${path}`;
}
