import { ChartContext, ChartType } from '../charts/ChartType';
import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { APPLICATION_METADATA } from '../labels';
import { nearestName } from '../platform/nearestName';
import { EnvironmentPlan } from './environmentPlan';
import { GeneratedFile } from './GeneratedApplication';

/** A chart type with what it is to build. */
export interface EnvironmentChart {
  readonly type: ChartType;
  readonly context: ChartContext;
}

/**
 * What is built for one environment. Throws `ApplicationConfigError` for a chart type that is not registered.
 *
 * @param files - of the repository
 * @internal
 */
export function chartOf(
  config: ApplicationConfig,
  plan: EnvironmentPlan,
  chartTypes: ChartTypeRegistry,
  files: readonly GeneratedFile[],
): EnvironmentChart {
  const type = chartTypeOf(config, chartTypes);
  const props = { ...config.chart?.props, ...plan.environment.props };
  const folders = type.foldersOf?.(props) ?? [];
  return {
    type,
    context: {
      name: config.name,
      applicationName: plan.applicationName,
      environmentName: plan.environmentName,
      namespace: plan.namespace,
      image: plan.image,
      labels: {
        'app.kubernetes.io/name': config.name,
        'app.kubernetes.io/instance': plan.applicationName,
        'app.kubernetes.io/managed-by': 'slipway',
        [APPLICATION_METADATA.environment]: plan.environmentName,
      },
      environment: plan.environment,
      props,
      files: files.filter(
        ({ path }) =>
          /\.(ya?ml|json)$/i.test(path) &&
          folders.some(folder => path.startsWith(`${folder}/`)),
      ),
    },
  };
}

/**
 * The registered chart type that a config names. Throws `ApplicationConfigError`.
 *
 * @internal
 */
export function chartTypeOf(
  config: ApplicationConfig,
  chartTypes: ChartTypeRegistry,
): ChartType {
  if (!config.chart) {
    throw new ApplicationConfigError(
      `${config.name} is delivered by manifests and has no chart; add chart with its type and props.`,
    );
  }
  const type = chartTypes.get(config.chart.type);
  if (!type) {
    const nearest = nearestName(config.chart.type, chartTypes.names());
    throw new ApplicationConfigError(
      `the chart type "${config.chart.type}" of ${config.name} is not registered; use one of ${chartTypes.names().join(', ')}${nearest ? ` (the nearest is "${nearest}")` : ''}, or let the repository's own CI render it.`,
    );
  }
  return type;
}
