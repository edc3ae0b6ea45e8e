import { waveOf } from '@slipway/sync-waves';
import { waveOfKind } from '../charts/waveOfKind';
import { WAVE_ANNOTATION } from '../charts/waveAnnotation';
import { podSpecOf } from '../findings/podSpecOf';
import { bindsAtOnce } from './bindsAtOnce';
import { OrderedObject } from './OrderedObject';

/** How far a headless Service goes before its StatefulSet. */
const SERVICE_FIRST = 10;

/**
 * The wave of each of a package's objects, in their order: the one it has, else the one of its kind, except where that
 * would be a deadlock. The headless Service of a StatefulSet goes ten waves before it, because its pods find each other
 * through it; a PersistentVolumeClaim that waits for its first consumer goes into the wave of the first pod that mounts
 * it, because it is Pending, and the wave before not over, until that pod is there.
 *
 * @public
 */
export function defaultWaves(
  objects: readonly OrderedObject[],
): readonly number[] {
  const first = objects.map(
    object => writtenWave(object) ?? waveOfKind(object.kind),
  );
  return objects.map((object, index) => {
    if (writtenWave(object) !== undefined) {
      return first[index];
    }
    if (object.kind === 'Service') {
      return Math.min(
        first[index],
        ...statefulSetWaves(object, objects, first),
      );
    }
    if (
      object.kind === 'PersistentVolumeClaim' &&
      !bindsAtOnce(object, objects)
    ) {
      const consumers = consumerWaves(object, objects, first);
      return consumers.length > 0 ? Math.min(...consumers) : first[index];
    }
    return first[index];
  });
}

/** A hook has no wave of its kind: kinds are ordered inside Sync. */
function writtenWave({ metadata }: OrderedObject): number | undefined {
  const annotations = metadata?.annotations ?? {};
  const written =
    WAVE_ANNOTATION in annotations || 'helm.sh/hook-weight' in annotations;
  const hook =
    'argocd.argoproj.io/hook' in annotations || 'helm.sh/hook' in annotations;
  return written || hook
    ? waveOf({ apiVersion: 'v1', kind: 'Any', metadata: { annotations } })
    : undefined;
}

function statefulSetWaves(
  service: OrderedObject,
  objects: readonly OrderedObject[],
  waves: readonly number[],
): readonly number[] {
  return objects.flatMap((object, index) => {
    const spec = object.spec as { readonly serviceName?: unknown } | undefined;
    return object.kind === 'StatefulSet' &&
      spec?.serviceName === service.metadata?.name
      ? [waves[index] - SERVICE_FIRST]
      : [];
  });
}

function consumerWaves(
  claim: OrderedObject,
  objects: readonly OrderedObject[],
  waves: readonly number[],
): readonly number[] {
  return objects.flatMap((object, index) =>
    podSpecOf(object)?.volumes?.some(
      volume =>
        volume.persistentVolumeClaim?.claimName === claim.metadata?.name,
    )
      ? [waves[index]]
      : [],
  );
}
