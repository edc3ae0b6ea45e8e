import { ChartTypeRegistry } from './ChartTypeRegistry';
import { cronJob } from './cronJob/cronJob';
import { statefulService } from './statefulService/statefulService';
import { webService } from './webService/webService';
import { worker } from './worker/worker';

/**
 * A new registry with the chart types of this package: `CronJob`, `StatefulService`, `WebService` and `Worker`.
 *
 * @public
 */
export function defaultChartTypes(): ChartTypeRegistry {
  return new ChartTypeRegistry()
    .register('WebService', webService)
    .register('Worker', worker)
    .register('CronJob', cronJob)
    .register('StatefulService', statefulService);
}
