import { defaultChartTypes, propsJsonSchema } from '@slipway/cdk8s';
import { JsonSchema } from './JsonSchema';

/** The JSON Schema of a chart type's props; undefined for one that this package does not have. */
export function chartTypeSchema(type: string): JsonSchema | undefined {
  const chartType = defaultChartTypes().get(type);
  return chartType && (propsJsonSchema(chartType) as JsonSchema | undefined);
}
