import { ApiObjectProps } from 'cdk8s';
import { AutoscalingProps } from './ScalingProps';
import { selectorLabels } from './selectorLabels';
import { WorkloadContext } from './WorkloadContext';

/**
 * HorizontalPodAutoscaler and PodDisruptionBudget of a component, as its props ask for them.
 *
 * @param kind - of the workload, which is named after the Application
 * @internal
 */
export function scaling(
  context: WorkloadContext,
  kind: 'Deployment' | 'StatefulSet',
  component: string,
): readonly ApiObjectProps[] {
  const { applicationName: name, props } = context;
  const { autoscaling, disruptionBudget } = props;
  return [
    ...(autoscaling ? [autoscaler(name, kind, autoscaling)] : []),
    ...(disruptionBudget
      ? [
          {
            apiVersion: 'policy/v1',
            kind: 'PodDisruptionBudget',
            metadata: { name },
            spec: {
              ...disruptionBudget,
              selector: { matchLabels: selectorLabels(context, component) },
            },
          },
        ]
      : []),
  ];
}

function autoscaler(
  name: string,
  kind: string,
  options: AutoscalingProps,
): ApiObjectProps {
  const { cpu, maxReplicas, memory, minReplicas = 2 } = options;
  const targets = {
    cpu: cpu ?? (memory === undefined ? 80 : undefined),
    memory,
  };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name },
      minReplicas,
      maxReplicas,
      metrics: Object.entries(targets)
        .filter(([, averageUtilization]) => averageUtilization !== undefined)
        .map(([resource, averageUtilization]) => ({
          type: 'Resource',
          resource: {
            name: resource,
            target: { type: 'Utilization', averageUtilization },
          },
        })),
    },
  };
}
