import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { chartTypeOf } from './chartOf';

/**
 * The folders of the repository that an application's manifests are made from beside its config, sorted: the `folder` of
 * `RawManifests` for instance. Read their files and give them to `generateApplication` as `sourceFiles`. Throws
 * `ApplicationConfigError` for a chart type that is not registered.
 *
 * @param environments - all when undefined
 * @public
 */
export function sourceFoldersOf(
  config: ApplicationConfig,
  options: {
    readonly environments?: readonly string[];
    readonly chartTypes?: ChartTypeRegistry;
  } = {},
): readonly string[] {
  if (config.delivery?.type === 'chart') {
    return [];
  }
  const type = chartTypeOf(config, options.chartTypes ?? defaultChartTypes());
  const folders = Object.entries(config.environments)
    .filter(([name]) => options.environments?.includes(name) ?? true)
    .flatMap(
      ([, { props }]) =>
        type.foldersOf?.({ ...config.chart?.props, ...props }) ?? [],
    );
  return [...new Set(folders)].sort();
}
