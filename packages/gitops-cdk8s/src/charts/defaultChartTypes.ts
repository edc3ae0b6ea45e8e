import { ChartTypeRegistry } from './ChartTypeRegistry';
import { webService } from './webService/webService';

/**
 * A new registry with the chart types of this package: `WebService`.
 *
 * @public
 */
export function defaultChartTypes(): ChartTypeRegistry {
  return new ChartTypeRegistry().register('WebService', webService);
}
