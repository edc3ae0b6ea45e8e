import { Manifest, phasesOf } from '@slipway/sync-waves';
import { WAVE_ANNOTATION } from '../charts/waveAnnotation';
import { WaveOverrides } from '../config/ApplicationConfig';

/**
 * Objects with the waves that a config gives them: by kind, `Service`, or for one object, `Service/shop-dev`, which wins.
 * Hooks are ordered in phases of their own, so a wave of their kind does not move them.
 *
 * @internal
 */
export function overrideWaves(
  manifests: readonly Manifest[],
  waves: WaveOverrides,
): readonly Manifest[] {
  const given = new Map(Object.entries(waves));
  return manifests.map(manifest => {
    const { kind, metadata } = manifest;
    const wave =
      given.get(`${kind}/${metadata.name}`) ??
      (phasesOf(manifest).hook ? undefined : given.get(kind));
    return wave === undefined
      ? manifest
      : {
          ...manifest,
          metadata: {
            ...metadata,
            annotations: {
              ...metadata.annotations,
              [WAVE_ANNOTATION]: String(wave),
            },
          },
        };
  });
}
