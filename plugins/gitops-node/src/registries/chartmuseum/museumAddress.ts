import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';

/** Where a ChartMuseum has its two sides. */
export interface MuseumAddress {
  /** What helm and Applications name, without credentials and trailing slash. */
  readonly shown: string;
  /** Below it are `charts` and `prov`. */
  readonly api: string;
}

/**
 * The addresses of a museum. The last `depth` parts of the path are the tenant, which stands behind `/api`; without
 * tenants every version of ChartMuseum and its likes take `<address>/api/charts`.
 *
 * @throws ChartRegistryError when the address has fewer parts than its depth
 */
export function museumAddress(config: ChartRepositoryConfig): MuseumAddress {
  const { depth = 0, name } = config;
  const url = new URL(config.url);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  const shown = url.href.replace(/\/+$/, '');
  const parts = url.pathname.split('/').filter(Boolean);
  if (parts.length < depth) {
    throw new ChartRegistryError({
      kind: 'invalid',
      registry: name,
      message: `The chart repository "${name}" has depth ${depth}, but the path of its address ${shown} has ${parts.length} parts; add the tenant to the address, or correct depth.`,
    });
  }
  const split = parts.length - depth;
  const api = [...parts.slice(0, split), 'api', ...parts.slice(split)];
  return { shown, api: `${url.origin}/${api.join('/')}` };
}
