import { z } from 'zod';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { explainIssues } from '../config/explainIssues';
import { ChartContext } from './ChartType';

/**
 * The props of a chart type, checked. Throws `ApplicationConfigError` that names the first field at fault, its value and
 * what to write instead.
 *
 * @public
 */
export function checkProps<TProps>(
  {
    environmentName,
    name,
    props,
  }: Pick<ChartContext, 'environmentName' | 'name' | 'props'>,
  schema: z.ZodType<TProps>,
): TProps {
  const result = schema.safeParse(props);
  if (result.success) {
    return result.data;
  }
  throw new ApplicationConfigError(
    `chart.props of ${name} in ${environmentName}: ${explainIssues(result.error, props, schema).sentence}`,
  );
}
