import { ChartRepositoryConfig } from '../config/GitopsConfig';
import { ChartMuseumRegistry } from './chartmuseum/ChartMuseumRegistry';
import { ChartRegistry } from './ChartRegistry';
import { ChartRegistryError } from './ChartRegistryError';
import { ChartCredentialsProvider } from './credentials/ChartCredentials';
import { RegistryLogger } from './http/RegistryLogger';
import { RetryOptions } from './http/RetryPolicy';
import { OciChartRegistry } from './oci/OciChartRegistry';

/**
 * Settings beside the configuration.
 *
 * @public
 */
export interface CreateChartRegistryOptions {
  /**
   * How long one request may take without any progress, in milliseconds. Takes the place of the configuration's.
   */
  readonly timeoutMs?: number;
  /** How often and how long a registry is asked again. */
  readonly retries?: RetryOptions;
  /** Takes what registries say of failures, without secrets; it is shown nowhere else. */
  readonly logger?: RegistryLogger;
  /** Takes the place of the configuration's credentials. */
  readonly credentials?: ChartCredentialsProvider;
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
