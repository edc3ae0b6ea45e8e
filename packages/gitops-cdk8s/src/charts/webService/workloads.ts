import { ApiObjectProps } from 'cdk8s';
import { deployment } from '../parts/deployment';
import { replicasOf } from '../parts/replicasOf';
import { WorkloadContext } from '../parts/WorkloadContext';
import { WebServiceProps } from './WebServiceProps';

/**
 * The Deployment of the service and one for each worker.
 *
 * @internal
 */
export function workloads(
  context: WorkloadContext<WebServiceProps>,
): readonly ApiObjectProps[] {
  const { applicationName, name, props } = context;
  const main = deployment(context, {
    objectName: applicationName,
    component: 'web',
    replicas: replicasOf(props),
    container: {
      name,
      command: props.command,
      args: props.args,
      env: props.env,
      port: props.port,
      probes: props.probes,
      resources: props.resources,
    },
  });
  const workers = Object.entries(props.workers ?? {}).map(([worker, options]) =>
    deployment(context, {
      objectName: `${applicationName}-${worker}`,
      component: worker,
      replicas: options.replicas ?? 1,
      container: {
        name: worker,
        command: options.command,
        args: options.args,
        env: { ...props.env, ...options.env },
        resources: options.resources ?? props.resources,
      },
    }),
  );
  return [main, ...workers];
}
