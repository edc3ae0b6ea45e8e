import { ImageConfig } from '../../config/ApplicationConfig';
import { ChartContext } from '../ChartType';
import { WebServiceProps } from './WebServiceProps';

/** What the builders of the single objects are given: everything checked and merged. */
export interface WebServiceContext extends Omit<ChartContext, 'props'> {
  readonly image: ImageConfig;
  /** Props with the environment's fields merged over them. */
  readonly props: WebServiceProps;
}
