import { ApiObjectProps } from 'cdk8s';
import { ContainerOptions } from './containerSpec';
import { podAnnotations, podSpec } from './podTemplate';
import { selectorLabels } from './selectorLabels';
import { WorkloadContext } from './WorkloadContext';

export interface DeploymentOptions {
  readonly objectName: string;
  readonly component: string;
  /** Undefined leaves the number to an autoscaler. */
  readonly replicas: number | undefined;
  readonly container: ContainerOptions;
}

/**
 * The Deployment of one component.
 *
 * @internal
 */
export function deployment(
  context: WorkloadContext,
  options: DeploymentOptions,
): ApiObjectProps {
  const { applicationName } = context;
  const selector = selectorLabels(context, options.component);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: options.objectName, labels: selector },
    spec: {
      replicas: options.replicas,
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
