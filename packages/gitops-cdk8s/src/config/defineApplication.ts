import { ApplicationConfig } from './ApplicationConfig';

/**
 * Gives a config file its types: `export default defineApplication({ … })`. The argument has to be a literal, because
 * Slipway reads it through the syntax tree and never runs the file.
 *
 * @public
 */
export function defineApplication(
  config: ApplicationConfig,
): ApplicationConfig {
  return config;
}
