import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { ClusterError } from './ClusterError';
import { read } from './read';
import { refuseInvalid } from './refuseInvalid';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_TEXT = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`;
// Kinds whose names are path segments only, such as `system:auth-delegator`.
const FREE_NAMES = new Set([
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
]);
const SELECTING = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
]);
function stringMapError(manifest: Manifest, field: 'annotations' | 'labels') {
  for (const value of Object.values(read.record(manifest.metadata, field))) {
    if (typeof value === 'string') continue;
    const type = typeof value === 'boolean' ? 'bool' : typeof value;
    throw new ClusterError(
      `${manifest.kind} in version "${manifest.apiVersion
        .split('/')
        .pop()}" cannot be handled as a ${
        manifest.kind
      }: json: cannot unmarshal ${type} into Go struct field ObjectMeta.metadata.${field} of type string`,
    );
  }
}

function portCauses(manifest: Manifest): readonly string[] {
  const ports = read.list(manifest, 'spec', 'ports');
  if (
    ports.length === 0 &&
    read.at(manifest, 'spec', 'type') !== 'ExternalName' &&
    read.at(manifest, 'spec', 'clusterIP') !== 'None'
  ) {
    return ['spec.ports: Required value'];
  }
  const wrong = (path: string, value: unknown) =>
    typeof value === 'number' && (value < 1 || value > 65535)
      ? [
          `${path}: Invalid value: ${value}: must be between 1 and 65535, inclusive`,
        ]
      : [];
  return ports.flatMap((entry, index) => {
    const port = read.at(entry, 'port');
    return [
      ...wrong(`spec.ports[${index}].port`, port),
      ...wrong(
        `spec.ports[${index}].targetPort`,
        read.at(entry, 'targetPort') ?? port,
      ),
    ];
  });
}

function templateCauses(manifest: Manifest): readonly string[] {
  const causes: string[] = [];
  const containers = read.list(
    manifest,
    'spec',
    'template',
    'spec',
    'containers',
  );
  if (containers.length === 0) {
    causes.push('spec.template.spec.containers: Required value');
  }
  containers.forEach((container, index) => {
    for (const field of ['name', 'image']) {
      if (!read.text(container, field)) {
        causes.push(
          `spec.template.spec.containers[${index}].${field}: Required value`,
        );
      }
    }
  });
  if (SELECTING.has(manifest.kind)) {
    const wanted = read.record(manifest, 'spec', 'selector', 'matchLabels');
    const labels = read.record(
      manifest,
      'spec',
      'template',
      'metadata',
      'labels',
    );
    if (!read.isRecord(read.at(manifest, 'spec', 'selector'))) {
      causes.push('spec.selector: Required value');
    } else if (
      Object.entries(wanted).some(([name, value]) => labels[name] !== value)
    ) {
      causes.push(
        `spec.template.metadata.labels: Invalid value: ${JSON.stringify(labels)}: \`selector\` does not match template \`labels\``,
      );
    }
  }
  return causes;
}

/** Refuses what the API server refuses when an object is created or updated. */
export function validateManifest(manifest: Manifest, key: ResourceKey): void {
  stringMapError(manifest, 'annotations');
  stringMapError(manifest, 'labels');
  const causes: string[] = [];
  if (
    !FREE_NAMES.has(key.kind) &&
    !(key.name.length <= 253 && SUBDOMAIN.test(key.name))
  ) {
    causes.push(
      key.name
        ? `metadata.name: Invalid value: "${key.name}": ${SUBDOMAIN_TEXT}`
        : 'metadata.name: Required value: name or generateName is required',
    );
  }
  if (key.group === '' && key.kind === 'Service')
    causes.push(...portCauses(manifest));
  if (
    (key.group === 'apps' && SELECTING.has(key.kind)) ||
    (key.group === 'batch' && key.kind === 'Job')
  ) {
    causes.push(...templateCauses(manifest));
  }
  refuseInvalid(key, causes);
}
