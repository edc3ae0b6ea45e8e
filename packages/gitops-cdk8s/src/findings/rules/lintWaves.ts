import { Manifest } from '@slipway/sync-waves';
import { WAVE_ANNOTATION } from '../../charts/waveAnnotation';
import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';
import { LintPodSpec, podSpecOf } from '../podSpecOf';

const PHASES: readonly string[] = ['PreSync', 'Sync', 'PostSync', 'SyncFail'];

/**
 * `wave-value`: a wave that Argo CD would read as 0. `secret-order`: a workload that starts before the ExternalSecret
 * it reads. `application-wave`: a wave on the Application, which orders nothing.
 *
 * @internal
 */
export function lintWaves({ environments }: LintContext): readonly Finding[] {
  return environments.flatMap(environment => [
    ...waveValues(environment),
    ...secretOrder(environment),
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

function secretOrder(environment: LintEnvironment): readonly Finding[] {
  const { manifests } = environment;
  return manifests
    .filter(({ kind }) => kind === 'ExternalSecret')
    .flatMap(secret => {
      const target = secretName(secret);
      return manifests.flatMap((manifest, index): Finding[] => {
        const pod = podSpecOf(manifest);
        if (!pod || !readsSecret(pod, target)) {
          return [];
        }
        if (compare(positionOf(secret), positionOf(manifest)) < 0) {
          return [];
        }
        return [
          {
            rule: 'secret-order',
            level: 'warning',
            object: objectLabel(manifest),
            path: pathOf(environment, index),
            message: `${objectLabel(manifest)} reads the Secret "${target}", which its ExternalSecret makes no earlier: the first deployment waits for it in vain.`,
            fix: 'Move it to a later wave; for a migration set phase to Sync.',
          },
        ];
      });
    });
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

function secretName(secret: Manifest): string {
  const spec = secret.spec as
    { readonly target?: { readonly name?: string } } | undefined;
  return spec?.target?.name ?? secret.metadata.name ?? '';
}

function readsSecret(pod: LintPodSpec, name: string): boolean {
  const containers = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  return (
    containers.some(
      container =>
        container.env?.some(
          entry => entry.valueFrom?.secretKeyRef?.name === name,
        ) || container.envFrom?.some(entry => entry.secretRef?.name === name),
    ) ||
    (pod.volumes ?? []).some(volume => volume.secret?.secretName === name) ||
    (pod.imagePullSecrets ?? []).some(entry => entry.name === name)
  );
}

function positionOf({ metadata }: Manifest): readonly [number, number] {
  const hook = metadata.annotations?.['argocd.argoproj.io/hook'];
  const phase = PHASES.indexOf(hook?.split(',')[0].trim() ?? 'Sync');
  return [phase, Number(metadata.annotations?.[WAVE_ANNOTATION] ?? 0)];
}

function compare(
  left: readonly [number, number],
  right: readonly [number, number],
): number {
  return left[0] - right[0] || left[1] - right[1];
}
