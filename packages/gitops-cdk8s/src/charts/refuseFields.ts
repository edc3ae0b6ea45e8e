import { ApplicationEnvironment } from '../config/ApplicationConfig';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { ChartContext } from './ChartType';

/**
 * Refuses fields of an environment that mean nothing to a chart type, so that nobody waits for their effect. Throws
 * `ApplicationConfigError`.
 *
 * @internal
 */
export function refuseFields(
  {
    environment,
    environmentName,
    name,
  }: Pick<ChartContext, 'environment' | 'environmentName' | 'name'>,
  fields: readonly (keyof ApplicationEnvironment)[],
): void {
  const useless = fields.find(field => environment[field] !== undefined);
  if (useless) {
    throw new ApplicationConfigError(
      `environments.${environmentName}.${useless} of ${name} means nothing to its chart type; remove it.`,
    );
  }
}
