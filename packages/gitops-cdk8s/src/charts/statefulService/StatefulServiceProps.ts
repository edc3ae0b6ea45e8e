import { Probes } from '../../config/ApplicationConfig';
import { NetworkProps } from '../parts/NetworkProps';
import { PodProps } from '../parts/PodProps';
import { ScalingProps } from '../parts/ScalingProps';

/**
 * Props of the chart type `StatefulService`: a StatefulSet whose pods keep their names and volumes.
 *
 * @public
 */
export interface StatefulServiceProps
  extends PodProps, NetworkProps, Omit<ScalingProps, 'autoscaling'> {
  /** The port the container listens on. */
  readonly port: number;
  readonly probes?: Probes | false;
  /** Volumes by name. */
  readonly volumes: Readonly<Record<string, StatefulVolume>>;
  /**
   * `OrderedReady`: one pod after the other. `Parallel`: all at once, for those that find each other by themselves.
   *
   * @defaultValue `OrderedReady`
   */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  /** Seconds that a pod has to end. @defaultValue 30 */
  readonly terminationGracePeriodSeconds?: number;
}

/** @public */
export interface StatefulVolume {
  /** Where the container has it. */
  readonly mountPath: string;
  /** As a quantity: `10Gi`. */
  readonly size: string;
  /** @defaultValue the cluster's default class */
  readonly storageClassName?: string;
  /** @defaultValue `ReadWriteOnce`, `ReadWriteMany` when the pods share it */
  readonly accessMode?:
    'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany' | 'ReadOnlyMany';
  /** All pods mount the same volume. @defaultValue false: each has its own */
  readonly shared?: boolean;
}
