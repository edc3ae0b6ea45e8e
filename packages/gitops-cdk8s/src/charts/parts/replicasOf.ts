import { ScalingProps } from './ScalingProps';

/** What a workload names as its replicas: nothing when an autoscaler decides. */
export function replicasOf({
  autoscaling,
  replicas,
}: Pick<ScalingProps, 'autoscaling' | 'replicas'>): number | undefined {
  return autoscaling ? undefined : (replicas ?? 1);
}
