import { ImageConfig, Probes } from '../../config/ApplicationConfig';
import { ChartContext } from '../ChartType';
import { NetworkProps } from './NetworkProps';
import { PodProps } from './PodProps';
import { ScalingProps } from './ScalingProps';

/** Every prop that a building block may look at. */
export interface WorkloadProps extends PodProps, ScalingProps, NetworkProps {
  readonly port?: number;
  readonly probes?: Probes | false;
}

/**
 * What the builders of single objects are given: props that are checked, with the environment's fields merged over
 * them.
 *
 * @internal
 */
export interface WorkloadContext<
  TProps extends WorkloadProps = WorkloadProps,
> extends Omit<ChartContext, 'props'> {
  readonly image: ImageConfig;
  readonly props: TProps;
}
