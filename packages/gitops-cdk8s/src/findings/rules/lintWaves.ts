import { WAVE_ANNOTATION } from '../../charts/waveAnnotation';
import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';

/**
 * `wave-value`: a wave that Argo CD would read as 0. `wave-override`: one that the config gives to nothing.
 * `application-wave`: a wave on the Application, which orders nothing.
 *
 * @internal
 */
export function lintWaves(context: LintContext): readonly Finding[] {
  return context.environments.flatMap(environment => [
    ...waveValues(environment),
    ...waveOverrides(context, environment),
    ...applicationWave(environment),
  ]);
}

function waveValues(environment: LintEnvironment): readonly Finding[] {
  return environment.manifests.flatMap((manifest, index): Finding[] => {
    const wave: unknown = manifest.metadata.annotations?.[WAVE_ANNOTATION];
    if (
      wave === undefined ||
      (typeof wave === 'string' && /^[+-]?\d+$/.test(wave))
    ) {
      return [];
    }
    return [
      {
        rule: 'wave-value',
        level: 'error',
        object: objectLabel(manifest),
        path: pathOf(environment, index),
        message: `The sync wave ${JSON.stringify(wave)} of ${objectLabel(manifest)} is no whole number written as a text.`,
        fix: 'Write it as a text, like "10".',
      },
    ];
  });
}

function waveOverrides(
  { config }: LintContext,
  { manifests, plan }: LintEnvironment,
): readonly Finding[] {
  const known = new Set(
    manifests.flatMap(({ kind, metadata }) => [
      kind,
      `${kind}/${metadata.name}`,
    ]),
  );
  return Object.entries({
    [`environments.${plan.environmentName}.waves`]: plan.environment.waves,
    waves: config.waves,
  }).flatMap(([path, waves]) =>
    Object.keys(waves ?? {})
      .filter(key => !known.has(key))
      .map(key => ({
        rule: 'wave-override',
        level: 'warning',
        object: `Application/${plan.applicationName}`,
        path,
        message: `${path} names "${key}", and ${plan.applicationName} has no such object.`,
        fix: 'Correct the kind or the name, or remove it.',
      })),
  );
}

function applicationWave({ plan }: LintEnvironment): readonly Finding[] {
  const wave = plan.environment.annotations?.[WAVE_ANNOTATION];
  return wave === undefined
    ? []
    : [
        {
          rule: 'application-wave',
          level: 'warning',
          object: `Application/${plan.applicationName}`,
          path: `environments.${plan.environmentName}.annotations`,
          message: `The sync wave ${wave} on the Application ${plan.applicationName} orders nothing: waves work inside one Application.`,
          fix: 'Remove it, or make the Applications children of one parent with the health check of Applications switched on.',
        },
      ];
}
