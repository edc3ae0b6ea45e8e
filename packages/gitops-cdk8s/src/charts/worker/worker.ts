import { ApplicationConfigError } from '../../config/ApplicationConfigError';
import { ChartType } from '../ChartType';
import { deployment } from '../parts/deployment';
import { foundation } from '../parts/foundation';
import { replicasOf } from '../parts/replicasOf';
import { resolveWorkload } from '../parts/resolveWorkload';
import { scaling } from '../parts/scaling';
import { toChart } from '../parts/toChart';
import { WorkloadContext } from '../parts/WorkloadContext';
import { WorkerProps } from './WorkerProps';
import { workerPropsSchema } from './workerPropsSchema';

/**
 * The chart type `Worker`: a Deployment without a Service, for what takes its work from a queue. Props: `WorkerProps`.
 *
 * @public
 */
export const worker: ChartType = {
  propsSchema: workerPropsSchema,
  build(scope, id, context) {
    const resolved = resolveWorkload(context, workerPropsSchema);
    refuseCalls(resolved);
    const { applicationName, name, props } = resolved;
    return toChart(scope, id, context, [
      ...foundation(resolved),
      deployment(resolved, {
        objectName: applicationName,
        component: 'worker',
        replicas: replicasOf(props),
        container: {
          name,
          command: props.command,
          args: props.args,
          env: props.env,
          probes: props.probes,
          resources: props.resources,
        },
      }),
      ...scaling(resolved, 'Deployment', 'worker'),
    ]);
  },
};

/** After the merge: an environment may have probes of its own. */
function refuseCalls(context: WorkloadContext<WorkerProps>): void {
  const { environmentName, name, props } = context;
  const called = Object.entries(props.probes || {}).find(
    ([, probe]) => probe?.command === undefined,
  );
  if (called) {
    throw new ApplicationConfigError(
      `the ${called[0]} probe of ${name} in ${environmentName} makes a call, and a Worker listens on no port; give it a command, or use WebService.`,
    );
  }
}
