import { ApiObjectProps } from 'cdk8s';
import { ChartType } from '../ChartType';
import { foundation } from '../parts/foundation';
import { network } from '../parts/network';
import { resolveWorkload } from '../parts/resolveWorkload';
import { scaling } from '../parts/scaling';
import { selectorLabels } from '../parts/selectorLabels';
import { toChart } from '../parts/toChart';
import { WorkloadContext } from '../parts/WorkloadContext';
import { statefulSet } from './statefulSet';
import { sharedClaims } from './sharedClaims';
import { StatefulServiceProps } from './StatefulServiceProps';
import { statefulServicePropsSchema } from './statefulServicePropsSchema';

/**
 * The chart type `StatefulService`: a StatefulSet with its volumes, the headless Service that its pods are named by,
 * and a Service for its clients. Props: `StatefulServiceProps`.
 *
 * @public
 */
export const statefulService: ChartType = {
  propsSchema: statefulServicePropsSchema,
  build(scope, id, context) {
    const resolved = resolveWorkload(context, statefulServicePropsSchema);
    return toChart(scope, id, context, [
      ...foundation(resolved),
      headlessService(resolved),
      ...sharedClaims(resolved),
      statefulSet(resolved),
      ...network(resolved, 'server'),
      ...scaling(resolved, 'StatefulSet', 'server'),
    ]);
  },
};

/** Also of pods that are not ready: they find each other through it before they are. */
function headlessService(
  context: WorkloadContext<StatefulServiceProps>,
): ApiObjectProps {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `${context.applicationName}-headless` },
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: selectorLabels(context, 'server'),
      ports: [
        {
          name: 'http',
          port: context.props.port,
          targetPort: 'http',
          protocol: 'TCP',
        },
      ],
    },
  };
}
