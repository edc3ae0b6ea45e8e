import { ApplicationConfig } from '../config/ApplicationConfig';
import { APPLICATION_METADATA } from '../labels';
import { EnvironmentPlan } from './environmentPlan';
import { GenerateOptions } from './GenerateOptions';
import { mergeValues } from './mergeValues';

/**
 * The Argo CD Application of one environment. Auto-sync is on and `automated.enabled` is never written: whoever holds
 * auto-sync sets that field, and Git must not fight over it.
 *
 * @param namespaceIncluded - the manifests hold the Namespace themselves
 * @internal
 */
export function applicationManifest(
  options: Pick<GenerateOptions, 'config' | 'mode' | 'repository'>,
  plan: EnvironmentPlan,
  namespaceIncluded: boolean,
): Record<string, unknown> {
  const { config } = options;
  const { environment } = plan;
  const { prune = true, selfHeal = true } = config.argocd?.syncPolicy ?? {};
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
        [APPLICATION_METADATA.entity]: config.entity,
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: config.argocd?.project ?? 'default',
      destination: {
        ...(/^https?:\/\//.test(environment.destination)
          ? { server: environment.destination }
          : { name: environment.destination }),
        namespace: plan.namespace,
      },
      source: source(options, plan),
      syncPolicy: {
        automated: { prune, selfHeal },
        syncOptions: [
          ...(namespaceIncluded ? [] : ['CreateNamespace=true']),
          'ServerSideApply=true',
        ],
        retry: {
          limit: 5,
          backoff: { duration: '10s', factor: 2, maxDuration: '5m' },
        },
      },
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
  return {
    repoURL: delivery.repoURL,
    chart: delivery.chart,
    targetRevision: plan.chartVersion,
    ...(values ? { helm: { valuesObject: values } } : {}),
  };
}
