import { z } from 'zod';
import { ApplicationConfigError } from '../../config/ApplicationConfigError';
import { ChartContext } from '../ChartType';
import { checkProps } from '../checkProps';
import { refuseFields } from '../refuseFields';
import { WorkloadContext, WorkloadProps } from './WorkloadContext';

/** Fields of an environment that only some chart types have a use for. */
type EnvironmentField = 'replicas' | 'probes';

/**
 * Checks the props and merges the environment over them: replicas, resources and probes replace, environment variables
 * are added. Throws `ApplicationConfigError`.
 *
 * @param without - fields of an environment that mean nothing to the chart type
 * @internal
 */
export function resolveWorkload<TProps extends WorkloadProps>(
  context: ChartContext,
  schema: z.ZodType<TProps>,
  without: readonly EnvironmentField[] = [],
): WorkloadContext<TProps> {
  const { environment, environmentName, image, name } = context;
  const props = checkProps(context, schema);
  if (!image) {
    throw new ApplicationConfigError(
      `${name} has no image with a tag in ${environmentName}; set image.repository and image.tag of the application or of the environment.`,
    );
  }
  refuseFields(context, [...without, 'chartVersion', 'values']);
  const env = { ...props.env, ...environment.env };
  return {
    ...context,
    image,
    props: {
      ...props,
      ...(environment.replicas !== undefined && {
        replicas: environment.replicas,
      }),
      ...(environment.probes !== undefined && { probes: environment.probes }),
      resources: environment.resources ?? props.resources,
      env: Object.keys(env).length > 0 ? env : undefined,
    },
  };
}
