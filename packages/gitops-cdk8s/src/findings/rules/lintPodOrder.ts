import { Manifest } from '@slipway/sync-waves';
import { bindsAtOnce } from '../../wave/bindsAtOnce';
import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { podSpecOf } from '../podSpecOf';
import {
  comparePositions,
  Position,
  positionOf,
  positionText,
} from './positionOf';
import { providersOf } from './providersOf';
import { PodUse, usesOf } from './usesOf';

interface Dependence {
  readonly use: PodUse;
  readonly user: Manifest;
  readonly userAt: Position;
  readonly provider: Manifest;
  readonly providerAt: Position;
  readonly path: string;
  /** The provider was in Git before. */
  readonly deployed: boolean;
}

/**
 * `hook-order`, `secret-order` and `volume-order`: a pod that needs what is applied later, and a claim that needs the
 * pod.
 *
 * @internal
 */
export function lintPodOrder({
  environments,
  existingPaths,
}: LintContext): readonly Finding[] {
  const existing = new Set(existingPaths);
  return environments.flatMap(environment =>
    dependencesOf(environment, existing).flatMap(
      (dependence): readonly Finding[] => {
        const { providerAt, use, userAt } = dependence;
        if (userAt.phase === 'PreSync' && providerAt.phase !== 'PreSync') {
          return [hookOrder(dependence)];
        }
        const order = comparePositions(providerAt, userAt);
        if (use.kind === 'Secret' && order >= 0) {
          return [secretOrder(dependence)];
        }
        return use.kind === 'PersistentVolumeClaim' && order < 0
          ? volumeOrder(dependence, environment.manifests)
          : [];
      },
    ),
  );
}

function dependencesOf(
  environment: LintEnvironment,
  existing: ReadonlySet<string>,
): readonly Dependence[] {
  const { manifests } = environment;
  return manifests.flatMap((user, index) => {
    const pod = podSpecOf(user);
    const userAt = positionOf(user);
    if (!pod || !userAt) {
      return [];
    }
    return usesOf(pod).flatMap(use =>
      providersOf(use, user, manifests).flatMap(provider => {
        const providerAt = positionOf(provider);
        const path = pathOf(environment, index);
        const deployed = existing.has(
          pathOf(environment, manifests.indexOf(provider)),
        );
        return providerAt
          ? [{ use, user, userAt, provider, providerAt, path, deployed }]
          : [];
      }),
    );
  });
}

/** What was deployed before is there already; only a cluster that begins anew stands still. */
function hookOrder({
  deployed,
  path,
  provider,
  providerAt,
  user,
}: Dependence): Finding {
  const object = objectLabel(user);
  return {
    rule: 'hook-order',
    level: deployed ? 'warning' : 'error',
    object,
    path,
    message: `The PreSync hook ${object} needs ${objectLabel(provider)}, which ${positionText(providerAt)} of Sync creates: ${deployed ? 'it runs with the one of the version before, and a cluster that begins anew waits' : 'the first deployment waits'} for it for ever.`,
    fix: `Run the hook in Sync in a later wave than ${providerAt.wave} (a migration: set phase to Sync), or make ${objectLabel(provider)} a PreSync hook of an earlier wave.`,
  };
}

function secretOrder({
  path,
  provider,
  providerAt,
  use,
  user,
  userAt,
}: Dependence): Finding {
  return {
    rule: 'secret-order',
    level: 'warning',
    object: objectLabel(user),
    path,
    message: `${objectLabel(user)} (${positionText(userAt)}) reads the Secret "${use.name}", which ${objectLabel(provider)} makes no earlier (${positionText(providerAt)}): the first deployment waits for it in vain.`,
    fix: `Move ${objectLabel(provider)} to an earlier wave, or ${objectLabel(user)} to a later one.`,
  };
}

/** What a claim's class does is known only when the class is among the objects. */
function volumeOrder(
  { path, provider, providerAt, user, userAt }: Dependence,
  manifests: readonly Manifest[],
): readonly Finding[] {
  if (bindsAtOnce(provider, manifests)) {
    return [];
  }
  const spec = provider.spec as
    { readonly storageClassName?: string } | undefined;
  const known = manifests.some(
    ({ kind, metadata }) =>
      kind === 'StorageClass' && metadata.name === spec?.storageClassName,
  );
  return [
    {
      rule: 'volume-order',
      level: known ? 'error' : 'warning',
      object: objectLabel(provider),
      path,
      message: `${objectLabel(provider)} is in ${positionText(providerAt)} and its pod, of ${objectLabel(user)}, in ${positionText(userAt)}: ${known ? 'its class waits for the first pod' : 'most classes wait for the first pod'}, so the claim stays Pending and the pod's wave is never reached.`,
      fix: `Put ${objectLabel(provider)} into ${positionText(userAt)}.`,
    },
  ];
}
