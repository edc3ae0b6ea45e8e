import { ChartPropsByType } from '../charts/ChartPropsByType';
import { ApplicationConfig, ApplicationEnvironment } from './ApplicationConfig';

/**
 * The props of a chart type; anything for one that {@link ChartPropsByType} does not name.
 *
 * @public
 */
export type ChartProps<TType extends string> =
  TType extends keyof ChartPropsByType
    ? ChartPropsByType[TType]
    : Readonly<Record<string, unknown>>;

/**
 * An application config whose chart has the props of its type.
 *
 * @public
 */
export interface TypedApplicationConfig<TType extends string> extends Omit<
  ApplicationConfig,
  'chart' | 'environments'
> {
  readonly chart?: {
    readonly type: TType;
    readonly props?: ChartProps<TType>;
  };
  readonly environments: Readonly<
    Record<
      string,
      Omit<ApplicationEnvironment, 'props'> & {
        readonly props?: Partial<ChartProps<TType>>;
      }
    >
  >;
}

/**
 * Gives a config file its types: `export default defineApplication({ … })`. The argument has to be a literal, because
 * Slipway reads it through the syntax tree and never runs the file.
 *
 * @public
 */
export function defineApplication<const TType extends string>(
  config: TypedApplicationConfig<TType>,
): ApplicationConfig {
  return config as ApplicationConfig;
}
