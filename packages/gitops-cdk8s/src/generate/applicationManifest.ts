import { Manifest } from '@slipway/sync-waves';
import { destinationFields } from '../argocd/destinationFields';
import { serverWrittenFields } from '../argocd/serverWrittenFields';
import { syncPolicyFields } from '../argocd/syncPolicyFields';
import { UpstreamChart } from '../charts/UpstreamChart';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { WAVE_ANNOTATION } from '../charts/waveAnnotation';
import { AUTHORIZED_STAGE, authorizedStages } from '../kargo/authorizedStages';
import { APPLICATION_METADATA } from '../labels';
import { EnvironmentPlan } from './environmentPlan';
import { GenerateOptions } from './GenerateOptions';
import { mergeValues } from './mergeValues';
import { upstreamSources } from './upstreamSources';

/**
 * The Argo CD Application of one environment. Auto-sync is on and `automated.enabled` is never written: whoever holds
 * auto-sync sets that field, and Git must not fight over it.
 *
 * @internal
 */
export function applicationManifest(
  options: Pick<GenerateOptions, 'config' | 'mode' | 'order' | 'repository'>,
  plan: EnvironmentPlan,
  built: {
    readonly manifests: readonly Manifest[];
    /** The manifests hold the Namespace themselves. */
    readonly namespaceIncluded: boolean;
    readonly upstream?: UpstreamChart;
  },
): Record<string, unknown> {
  const { config } = options;
  const { environment } = plan;
  const stages = authorizedStages(config, plan.environmentName);
  const ignored = [
    ...(config.argocd?.ignoreDifferences ?? []),
    ...serverWrittenFields(built.manifests),
  ];
  const wave = options.order?.[plan.environmentName]?.wave;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: plan.applicationName,
      namespace: config.argocd?.namespace ?? 'argocd',
      labels: {
        ...environment.labels,
        [APPLICATION_METADATA.app]: config.name,
        [APPLICATION_METADATA.environment]: plan.environmentName,
      },
      annotations: {
        ...environment.annotations,
        ...(stages.length > 0 ? { [AUTHORIZED_STAGE]: stages.join(',') } : {}),
        ...(wave === undefined ? {} : { [WAVE_ANNOTATION]: String(wave) }),
        [APPLICATION_METADATA.entity]: config.entity,
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: config.argocd?.project ?? 'default',
      destination: destinationFields(environment.destination, plan.namespace),
      ...(built.upstream
        ? {
            sources: upstreamSources(
              options,
              plan,
              built.upstream,
              built.manifests.length > 0,
            ),
          }
        : { source: source(options, plan) }),
      syncPolicy: syncPolicyFields(config.argocd?.syncPolicy ?? {}, [
        ...(built.namespaceIncluded ? [] : ['CreateNamespace=true']),
        'ServerSideApply=true',
      ]),
      ...(ignored.length > 0 ? { ignoreDifferences: ignored } : {}),
    },
  };
}

function source(
  {
    config,
    mode,
    repository,
  }: Pick<GenerateOptions, 'config' | 'mode' | 'repository'>,
  plan: EnvironmentPlan,
): Record<string, unknown> {
  if (config.delivery?.type === 'chart') {
    return chartSource(config, plan);
  }
  return mode === 'cnoe'
    ? {
        repoURL: `cnoe://${plan.applicationName}/manifests`,
        path: '.',
        targetRevision: 'HEAD',
      }
    : {
        repoURL: repository.url,
        path: `dist/${plan.applicationName}/manifests`,
        targetRevision: repository.branch,
      };
}

function chartSource(
  config: ApplicationConfig,
  plan: EnvironmentPlan,
): Record<string, unknown> {
  const delivery = config.delivery;
  if (delivery?.type !== 'chart') {
    return {};
  }
  const values = mergeValues(delivery.values, plan.environment.values);
  const helm = values ? { helm: { valuesObject: values } } : {};
  return delivery.repoURL.startsWith('oci://')
    ? {
        repoURL: `${delivery.repoURL}/${delivery.chart}`,
        path: '.',
        targetRevision: plan.chartVersion,
        ...helm,
      }
    : {
        repoURL: delivery.repoURL,
        chart: delivery.chart,
        targetRevision: plan.chartVersion,
        ...helm,
      };
}
