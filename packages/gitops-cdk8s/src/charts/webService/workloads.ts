import { ApiObjectProps } from 'cdk8s';
import { WebServiceContext } from './WebServiceContext';
import { ContainerOptions, podAnnotations, podSpec } from './podTemplate';

/**
 * The Deployment of the service and one for each worker.
 *
 * @internal
 */
export function workloads(
  context: WebServiceContext,
): readonly ApiObjectProps[] {
  const { applicationName, name, props } = context;
  const main = deployment(context, {
    objectName: applicationName,
    component: 'web',
    replicas: props.replicas,
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
      replicas: options.replicas,
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

interface DeploymentOptions {
  readonly objectName: string;
  readonly component: string;
  readonly replicas?: number;
  readonly container: ContainerOptions;
}

function deployment(
  context: WebServiceContext,
  options: DeploymentOptions,
): ApiObjectProps {
  const { applicationName } = context;
  const selector = selectorLabels(context, options.component);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: options.objectName, labels: selector },
    spec: {
      replicas: options.replicas ?? 1,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: { ...context.labels, ...selector },
          annotations: podAnnotations(context),
        },
        spec: {
          serviceAccountName: applicationName,
          ...podSpec(context, options.container),
        },
      },
    },
  };
}

/**
 * The labels that select the pods of one component. They never change: a Deployment's selector is immutable.
 *
 * @internal
 */
export function selectorLabels(
  context: WebServiceContext,
  component: string,
): Record<string, string> {
  return {
    'app.kubernetes.io/name': context.name,
    'app.kubernetes.io/instance': context.applicationName,
    'app.kubernetes.io/component': component,
  };
}
