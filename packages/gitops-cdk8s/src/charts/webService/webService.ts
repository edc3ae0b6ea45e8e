import { ChartType } from '../ChartType';
import { foundation } from '../parts/foundation';
import { network } from '../parts/network';
import { resolveWorkload } from '../parts/resolveWorkload';
import { scaling } from '../parts/scaling';
import { toChart } from '../parts/toChart';
import { jobs } from './jobs';
import { webServicePropsSchema } from './webServicePropsSchema';
import { workloads } from './workloads';

/**
 * The chart type `WebService`: a Deployment behind a Service with its ServiceAccount and, as its props ask for it, an
 * Ingress or HTTPRoute, a ConfigMap, ExternalSecrets, a Namespace, workers, a migration, a smoke test, an autoscaler and
 * a disruption budget. The objects are named after the Application. Props: `WebServiceProps`.
 *
 * @public
 */
export const webService: ChartType = {
  propsSchema: webServicePropsSchema,
  build(scope, id, context) {
    const resolved = resolveWorkload(context, webServicePropsSchema);
    return toChart(scope, id, context, [
      ...foundation(resolved),
      ...workloads(resolved),
      ...network(resolved, 'web'),
      ...scaling(resolved, 'Deployment', 'web'),
      ...jobs(resolved),
    ]);
  },
};
