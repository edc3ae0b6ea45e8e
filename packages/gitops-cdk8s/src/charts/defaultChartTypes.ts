import { ChartTypeRegistry } from './ChartTypeRegistry';
import { cronJob } from './cronJob/cronJob';
import { helmRelease } from './helmRelease/helmRelease';
import { rawManifests } from './rawManifests/rawManifests';
import { statefulService } from './statefulService/statefulService';
import { webService } from './webService/webService';
import { worker } from './worker/worker';

/**
 * A new registry with the chart types of this package: `CronJob`, `HelmRelease`,
 * `RawManifests`, `StatefulService`, `WebService` and `Worker`.
 *
 * @public
 */
export function defaultChartTypes(): ChartTypeRegistry {
  return new ChartTypeRegistry()
    .register('WebService', webService)
    .register('Worker', worker)
    .register('CronJob', cronJob)
    .register('StatefulService', statefulService)
    .register('HelmRelease', helmRelease)
    .register('RawManifests', rawManifests);
}
