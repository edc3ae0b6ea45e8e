import { Manifest, phasesOf } from '@slipway/sync-waves';
import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { comparePositions, positionOf, positionText } from './positionOf';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/**
 * `namespace-order`: a Namespace is not later than what is in it. `prune-confirm`: what takes data along is pruned only
 * when somebody confirms it.
 *
 * @internal
 */
export function lintNamespaces({
  environments,
}: LintContext): readonly Finding[] {
  return environments.flatMap(environment =>
    environment.manifests.flatMap((manifest, index) => {
      const path = pathOf(environment, index);
      return [
        ...namespaceOrder(environment, manifest, path),
        ...pruneConfirm(manifest, path),
      ];
    }),
  );
}

function namespaceOrder(
  { manifests }: LintEnvironment,
  namespace: Manifest,
  path: string,
): readonly Finding[] {
  const at = positionOf(namespace);
  if (namespace.kind !== 'Namespace' || !at) {
    return [];
  }
  const earlier = manifests.find(manifest => {
    const position = positionOf(manifest);
    return (
      manifest.metadata.namespace === namespace.metadata.name &&
      // Before hooks of PreSync Argo CD makes the Namespace anyway.
      position?.phase === at.phase &&
      comparePositions(position, at) < 0
    );
  });
  return earlier
    ? [
        {
          rule: 'namespace-order',
          level: 'warning',
          object: objectLabel(namespace),
          path,
          message: `${objectLabel(namespace)} is in ${positionText(at)} and ${objectLabel(earlier)}, which is in it, in ${positionText(positionOf(earlier)!)}: Argo CD moves the Namespace there.`,
          fix: `Put ${objectLabel(namespace)} into the earliest wave, like -100.`,
        },
      ]
    : [];
}

/** `Prune=false`, never, is stricter and right too. Hooks are not pruned. */
function pruneConfirm(manifest: Manifest, path: string): readonly Finding[] {
  const options = (manifest.metadata.annotations?.[SYNC_OPTIONS] ?? '')
    .split(',')
    .map(option => option.trim());
  return ['Namespace', 'PersistentVolumeClaim'].includes(manifest.kind) &&
    !phasesOf(manifest).hook &&
    !options.includes('Prune=confirm') &&
    !options.includes('Prune=false')
    ? [
        {
          rule: 'prune-confirm',
          level: 'warning',
          object: objectLabel(manifest),
          path,
          message: `${objectLabel(manifest)} is pruned with its data as soon as a commit leaves it out.`,
          fix: `Annotate it with ${SYNC_OPTIONS}: Prune=confirm.`,
        },
      ]
    : [];
}
