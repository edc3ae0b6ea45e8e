import { ApplicationConfig } from '../config/ApplicationConfig';
import { OrderSettings } from './OrderSettings';

/**
 * How Argo CD is given the Applications of a repository.
 *
 * @public
 */
export interface OrderContext {
  readonly applications: readonly ApplicationConfig[];
  /** @defaultValue strategy `none` */
  readonly order?: OrderSettings;
  /** Mode of an Argo CD Application by its name. */
  readonly modeOf: (applicationName: string) => 'cnoe' | 'git';
}
