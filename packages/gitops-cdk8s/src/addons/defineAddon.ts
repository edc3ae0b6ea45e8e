import { AddonConfig } from './AddonConfig';

/**
 * Gives `config/addons/<name>.ts` its types: `export default defineAddon({ … })`, with a literal.
 *
 * @public
 */
export function defineAddon(config: AddonConfig): AddonConfig {
  return config;
}
