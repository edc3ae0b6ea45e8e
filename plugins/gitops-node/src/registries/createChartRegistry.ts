import { ChartRepositoryConfig } from '../config/GitopsConfig';
import { ChartMuseumRegistry } from './chartmuseum/ChartMuseumRegistry';
import { ChartRegistry } from './ChartRegistry';
import { ChartRegistryError } from './ChartRegistryError';
import { OciChartRegistry } from './oci/OciChartRegistry';

/**
 * Settings beside the configuration.
 *
 * @public
 */
export interface CreateChartRegistryOptions {
  /**
   * How long one request may take, in milliseconds.
   *
   * @defaultValue 30000
   */
  readonly timeoutMs?: number;
}

/**
 * The adapter for a configured repository, chosen by the scheme of its address: `oci:` is an OCI registry, `http:` and
 * `https:` are ChartMuseum.
 *
 * @throws ChartRegistryError of kind `invalid` for any other scheme
 *
 * @public
 */
export function createChartRegistry(
  config: ChartRepositoryConfig,
  options: CreateChartRegistryOptions = {},
): ChartRegistry {
  const scheme = /^([a-z]+):\/\//i.exec(config.url)?.[1].toLowerCase();
  switch (scheme) {
    case 'oci':
      return new OciChartRegistry(config, options);
    case 'http':
    case 'https':
      return new ChartMuseumRegistry(config, options);
    default:
      throw new ChartRegistryError({
        kind: 'invalid',
        registry: config.name,
        message: `The chart repository "${config.name}" has an address with the scheme "${scheme ?? ''}"; write http(s):// for ChartMuseum or oci:// for a registry.`,
      });
  }
}
