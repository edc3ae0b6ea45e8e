import { ApiObjectProps } from 'cdk8s';
import { WAVE_ANNOTATION } from '../waveAnnotation';
import { selectorLabels } from './selectorLabels';
import { servicePort } from './servicePort';
import { WorkloadContext } from './WorkloadContext';

/** Before the Deployment's wave and after everything it stands on. */
const SERVICE_FIRST = '-10';

/**
 * The Service of a component, named after the Application.
 *
 * @internal
 */
export function serviceObject(
  context: WorkloadContext,
  component: string,
): ApiObjectProps {
  const { service } = context.props;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: context.applicationName,
      annotations: service?.beforeWorkload
        ? { [WAVE_ANNOTATION]: SERVICE_FIRST }
        : undefined,
    },
    spec: {
      type: service?.type ?? 'ClusterIP',
      selector: selectorLabels(context, component),
      ports: [
        {
          name: 'http',
          port: servicePort(context.props),
          targetPort: 'http',
          protocol: 'TCP',
        },
      ],
    },
  };
}
