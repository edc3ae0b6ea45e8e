import { z } from 'zod';
import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { propsJsonSchema } from '../charts/propsJsonSchema';
import { addErrorMessages } from './addErrorMessages';
import { applicationConfigSchema } from './applicationConfigSchema';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * {@link applicationConfigSchema} as JSON Schema (draft 2020-12), for editors and for other languages, with the props of
 * each chart type that has a schema, and with `errorMessage`, `group` and `common` as `propsJsonSchema` has them. What the props need is not asked for, since an environment may give it.
 *
 * @param chartTypes - those of this package when undefined
 * @public
 */
export function applicationConfigJsonSchema(
  chartTypes: ChartTypeRegistry = defaultChartTypes(),
): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(applicationConfigSchema, {
    io: 'input',
    override: addErrorMessages,
  }) as JsonObject;
  const properties = schema.properties as Readonly<Record<string, JsonObject>>;
  const props = chartTypes.names().flatMap(name => {
    const own = propsJsonSchema(chartTypes.get(name)!);
    if (!own) {
      return [];
    }
    const { $schema: _, required: __, ...rest } = own;
    return [
      {
        if: { properties: { type: { const: name } } },
        then: { properties: { props: rest } },
      },
    ];
  });
  return {
    ...schema,
    properties: {
      ...properties,
      chart: { ...properties.chart, allOf: props },
    },
  };
}
