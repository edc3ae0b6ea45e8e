import { App } from 'cdk8s';
import { Manifest } from '@slipway/sync-waves';
import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { APPLICATION_METADATA } from '../labels';
import { EnvironmentPlan } from './environmentPlan';
import { Steps } from './Steps';
import { synthesizeChart } from './synthesizeChart';

/**
 * Builds the objects of one environment, in an App of its own: an App's cost grows with the square of its charts.
 * Throws `ApplicationConfigError` for a chart type that is not registered and for props it cannot take.
 *
 * @internal
 */
export function* buildManifests(
  config: ApplicationConfig,
  plan: EnvironmentPlan,
  chartTypes: ChartTypeRegistry,
): Steps<readonly Manifest[]> {
  if (!config.chart) {
    throw new ApplicationConfigError(
      `${config.name} is delivered by manifests and has no chart; add chart with its type and props.`,
    );
  }
  const chartType = chartTypes.get(config.chart.type);
  if (!chartType) {
    throw new ApplicationConfigError(
      `the chart type "${config.chart.type}" of ${config.name} is not registered; use one of ${chartTypes.names().join(', ')}, or let the repository's own CI render it.`,
    );
  }
  const app = new App({ outdir: 'dist' });
  const chart = chartType.build(app, plan.applicationName, {
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
    props: { ...config.chart.props, ...plan.environment.props },
    files: [],
  });
  yield;
  return yield* synthesizeChart(chart);
}
