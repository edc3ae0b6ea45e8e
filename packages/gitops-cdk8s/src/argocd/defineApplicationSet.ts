import { ApplicationSetConfig } from './ApplicationSetConfig';

/**
 * Gives `config/applicationsets/<name>.ts` its types: `export default defineApplicationSet({ … })`, with a literal.
 *
 * @public
 */
export function defineApplicationSet(
  config: ApplicationSetConfig,
): ApplicationSetConfig {
  return config;
}
