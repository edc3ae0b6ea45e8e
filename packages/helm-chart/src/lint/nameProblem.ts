const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

const RBAC = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/**
 * Why Kubernetes does not take a name for a kind, as `helm lint` knows it; undefined when it does. Namespaces and
 * Services have stricter rules than the rest, roles and bindings laxer ones, signing requests none.
 */
export function nameProblem(kind: string, name: string): string | undefined {
  if (kind === 'CertificateSigningRequest') {
    return undefined;
  }
  if (RBAC.includes(kind)) {
    return name === '.' || name === '..' || /[/%]/.test(name)
      ? 'it must not be ".", ".." or hold "/" or "%"'
      : undefined;
  }
  if (kind === 'Service') {
    return SERVICE.test(name) && name.length <= 63
      ? undefined
      : 'use at most 63 lower case letters, digits and dashes, a letter first';
  }
  if (kind === 'Namespace') {
    return LABEL.test(name) && name.length <= 63
      ? undefined
      : 'use at most 63 lower case letters, digits and dashes';
  }
  return SUBDOMAIN.test(name) && name.length <= 253
    ? undefined
    : 'use at most 253 lower case letters, digits, dashes and dots';
}
