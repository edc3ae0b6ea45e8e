import { randomBytes } from 'node:crypto';
import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { ClusterError } from './ClusterError';
import { KindRegistry } from './KindRegistry';
import { keyOf } from './keyOf';
import { mergeApplied } from './mergeApplied';
import { Reconciler } from './Reconciler';
import { ApplyResult } from './SimulatedCluster';
import { validateManifest } from './validateManifest';
import { validateUpdate } from './validateUpdate';
import { withDefaults } from './withDefaults';

interface ApplyRequest {
  readonly manifest: Manifest;
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly kinds: KindRegistry;
  readonly reconciler: Reconciler;
}

function isClusterScoped(manifest: Manifest, kinds: KindRegistry): boolean {
  const [version, group = ''] = manifest.apiVersion.split('/').reverse();
  const scoped = kinds.isClusterScoped(group, manifest.kind);
  if (scoped === undefined || !kinds.serves(group, version, manifest.kind)) {
    throw new ClusterError(
      `failed to discover server resources for group version ${manifest.apiVersion}: the server could not find the requested resource`,
    );
  }
  return scoped;
}

/** The manifest as it will be kept: with a name and a namespace, without what only the server writes. */
function normalize(manifest: Manifest, clusterScoped: boolean): Manifest {
  const { status: _, ...rest } = manifest;
  const { namespace, name, generateName, ...metadata } = manifest.metadata;
  const fullName =
    name ??
    (generateName &&
      `${generateName}${randomBytes(3).toString('hex').slice(0, 5)}`);
  return {
    ...rest,
    metadata: {
      ...metadata,
      name: fullName,
      ...(!clusterScoped && { namespace: namespace ?? 'default' }),
    },
  } as Manifest;
}

function checkNamespace(key: ResourceKey, reconciler: Reconciler): void {
  if (!key.namespace) return;
  const namespace = reconciler.get({
    group: '',
    kind: 'Namespace',
    namespace: '',
    name: key.namespace,
  });
  if (!namespace)
    throw new ClusterError(`namespaces "${key.namespace}" not found`);
  if (namespace.deletingMs !== undefined && !reconciler.get(key)) {
    throw new ClusterError(
      `${key.kind.toLowerCase()}s "${key.name}" is forbidden: unable to create new content in namespace ${key.namespace} because it is being terminated`,
    );
  }
}

function describe(
  key: ResourceKey,
  outcome: ApplyResult['outcome'],
): ApplyResult {
  const kind = key.kind.toLowerCase() + (key.group && `.${key.group}`);
  return { outcome, message: `${kind}/${key.name} ${outcome}` };
}

/**
 * What `kubectl apply` does: creates the object, or merges it into the live one by what was applied before; or what
 * `kubectl replace` does.
 * Throws a {@link ClusterError} with the API server's sentence.
 */
export function applyManifest(request: ApplyRequest): ApplyResult {
  const { reconciler, dryRun } = request;
  const clusterScoped = isClusterScoped(request.manifest, request.kinds);
  const manifest = normalize(request.manifest, clusterScoped);
  const key = keyOf(manifest, clusterScoped);
  validateManifest(manifest, key);
  checkNamespace(key, reconciler);
  const stored = reconciler.get(key);
  if (!stored) {
    if (!dryRun) {
      const object = withDefaults(manifest, key);
      reconciler.add(key, object, { owners: [], lastApplied: manifest });
    }
    return describe(key, 'created');
  }
  if (request.replace) {
    const next = withDefaults(manifest, key);
    validateUpdate(stored.object, next, key);
    if (!dryRun) reconciler.replace(stored, next, manifest);
    return describe(key, 'replaced');
  }
  const merged = mergeApplied.merge(
    stored.object,
    stored.lastApplied ?? {},
    manifest,
  ) as Manifest;
  const next = withDefaults(merged, key);
  validateUpdate(stored.object, next, key);
  const unchanged =
    stored.lastApplied !== undefined && mergeApplied.equal(next, stored.object);
  if (
    !dryRun &&
    !(unchanged && mergeApplied.equal(stored.lastApplied, manifest))
  ) {
    reconciler.replace(stored, next, manifest);
  }
  return describe(key, unchanged ? 'unchanged' : 'configured');
}
