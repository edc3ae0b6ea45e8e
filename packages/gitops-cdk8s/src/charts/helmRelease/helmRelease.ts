import { ApplicationConfigError } from '../../config/ApplicationConfigError';
import { mergeValues } from '../../generate/mergeValues';
import { checkProps } from '../checkProps';
import { ChartContext, ChartType } from '../ChartType';
import { externalSecret } from '../parts/externalSecret';
import { namespaceObject } from '../parts/namespaceObject';
import { toChart } from '../parts/toChart';
import { refuseFields } from '../refuseFields';
import { HelmReleaseProps } from './HelmReleaseProps';
import { helmReleasePropsSchema } from './helmReleasePropsSchema';

/**
 * The chart type `HelmRelease`: a chart of somebody else. Its values are a file of the package, and what the chart
 * stands on (Namespace, ExternalSecret) are its manifests. Props: `HelmReleaseProps`.
 *
 * @public
 */
export const helmRelease: ChartType = {
  propsSchema: helmReleasePropsSchema,
  build(scope, id, context) {
    const { createNamespace, secrets } = propsOf(context);
    return toChart(scope, id, context, [
      ...((createNamespace ?? true)
        ? [namespaceObject(context.namespace)]
        : []),
      ...(secrets
        ? [externalSecret({ name: context.applicationName, ...secrets })]
        : []),
    ]);
  },
  upstreamChart(context) {
    const props = propsOf(context);
    const { environment, environmentName, name } = context;
    const version = environment.chartVersion ?? props.version;
    if (version === undefined) {
      throw new ApplicationConfigError(
        `${name} has no version of its chart in ${environmentName}; set chart.props.version or environments.${environmentName}.chartVersion.`,
      );
    }
    return {
      repoURL: props.repoURL,
      chart: props.chart,
      version,
      releaseName: props.releaseName,
      skipCrds: props.skipCrds,
      values: mergeValues(props.values, environment.values) ?? {},
    };
  },
};

function propsOf(context: ChartContext): HelmReleaseProps {
  refuseFields(context, ['image', 'replicas', 'resources', 'probes', 'env']);
  return checkProps(context, helmReleasePropsSchema);
}
