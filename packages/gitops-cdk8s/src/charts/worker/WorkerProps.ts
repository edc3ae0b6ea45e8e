import { Probes } from '../../config/ApplicationConfig';
import { PodProps } from '../parts/PodProps';
import { ScalingProps } from '../parts/ScalingProps';

/**
 * Props of the chart type `Worker`: a Deployment that nobody calls.
 *
 * @public
 */
export interface WorkerProps extends PodProps, ScalingProps {
  /** Commands in the container; a worker listens on no port that could be asked. */
  readonly probes?: Probes | false;
}
