import { App } from 'cdk8s';
import { Manifest } from '@slipway/sync-waves';
import { WaveOverrides } from '../config/ApplicationConfig';
import { overrideWaves } from '../wave/overrideWaves';
import { EnvironmentChart } from './chartOf';
import { Steps } from './Steps';
import { synthesizeChart } from './synthesizeChart';

/**
 * Builds the objects of one environment, in an App of its own: an App's cost grows with the square of its charts.
 * Throws `ApplicationConfigError` for props that the chart type cannot take.
 *
 * @internal
 */
export function* buildManifests(
  { context, type }: EnvironmentChart,
  waves: WaveOverrides,
): Steps<readonly Manifest[]> {
  const app = new App({ outdir: 'dist' });
  const chart = type.build(app, context.applicationName, context);
  yield;
  return overrideWaves(yield* synthesizeChart(chart), waves);
}
