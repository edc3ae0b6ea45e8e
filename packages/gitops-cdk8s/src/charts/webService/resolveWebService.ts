import { ApplicationConfigError } from '../../config/ApplicationConfigError';
import { explainIssue } from '../../config/explainIssue';
import { ChartContext } from '../ChartType';
import { WebServiceContext } from './WebServiceContext';
import { webServicePropsSchema } from './webServicePropsSchema';

/**
 * Checks the props and merges the environment over them: replicas, resources and probes replace, environment
 * variables are added. Throws `ApplicationConfigError`.
 *
 * @internal
 */
export function resolveWebService(context: ChartContext): WebServiceContext {
  const { environment, environmentName, image, name, props } = context;
  const result = webServicePropsSchema.safeParse(props);
  if (!result.success) {
    throw new ApplicationConfigError(
      `chart.props of ${name} in ${environmentName}: ${explainIssue(result.error.issues[0], props)}`,
    );
  }
  if (!image) {
    throw new ApplicationConfigError(
      `${name} has no image with a tag in ${environmentName}; set image.repository and image.tag of the application or of the environment.`,
    );
  }
  const env = { ...result.data.env, ...environment.env };
  return {
    ...context,
    image,
    props: {
      ...result.data,
      replicas: environment.replicas ?? result.data.replicas,
      resources: environment.resources ?? result.data.resources,
      probes: environment.probes ?? result.data.probes,
      env: Object.keys(env).length > 0 ? env : undefined,
    },
  };
}
