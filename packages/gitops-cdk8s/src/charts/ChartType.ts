import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import {
  ApplicationEnvironment,
  ImageConfig,
} from '../config/ApplicationConfig';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { UpstreamChart } from './UpstreamChart';

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
  /** YAML and JSON files of the repository below the folders that the chart type asked for. */
  readonly files: readonly GeneratedFile[];
}

/**
 * Builds the objects of one environment. Throws `ApplicationConfigError` for props it cannot take.
 *
 * @public
 */
export interface ChartType {
  /**
   * What the props have to look like, with a description and the default of each. Forms and the JSON Schema of the
   * config are made of it; without it the chart type takes what it is given.
   */
  readonly propsSchema?: z.ZodType;
  build(scope: Construct, id: string, context: ChartContext): Chart;
  /**
   * A chart of somebody else that the Application installs beside the objects that are built here. Undefined for chart
   * types that build everything themselves.
   */
  upstreamChart?(context: ChartContext): UpstreamChart;
  /** Folders of the repository whose files the chart type reads: `context.files`. */
  foldersOf?(props: Readonly<Record<string, unknown>>): readonly string[];
}
