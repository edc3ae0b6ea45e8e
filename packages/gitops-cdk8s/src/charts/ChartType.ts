import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ApplicationEnvironment,
  ImageConfig,
} from '../config/ApplicationConfig';

/**
 * What a chart type is given for one environment.
 *
 * @public
 */
export interface ChartContext {
  /** The application's name. */
  readonly name: string;
  /** The Argo CD Application's name, `<name>-<environment>`: also the name of the main objects. */
  readonly applicationName: string;
  readonly environmentName: string;
  readonly namespace: string;
  /** The environment's image over the application's; undefined when neither has one. */
  readonly image?: ImageConfig;
  /** Standard labels for every object. */
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: ApplicationEnvironment;
  /** The chart's props with the environment's own merged over them; not yet checked. */
  readonly props: Readonly<Record<string, unknown>>;
}

/**
 * Builds the objects of one environment. Throws `ApplicationConfigError` for props it cannot take.
 *
 * @public
 */
export interface ChartType {
  build(scope: Construct, id: string, context: ChartContext): Chart;
}
