import { ApplicationConfig } from './ApplicationConfig';
import { CENTRAL_CONFIG_PATH } from './central/CENTRAL_CONFIG_PATH';
import { replaceInCentralConfig } from './central/replaceInCentralConfig';
import { writeApplicationConfig } from './writeApplicationConfig';

/**
 * The text of a config file with an application written anew: the whole of its own file, or its entry in the central
 * one. Comments inside what is written anew are not kept.
 *
 * @param path - `config/applications/<name>.ts` or `config/applications.ts`
 * @public
 */
export function rewriteConfigOf(
  text: string,
  path: string,
  config: ApplicationConfig,
): string {
  return path === CENTRAL_CONFIG_PATH
    ? replaceInCentralConfig(text, config, path)
    : writeApplicationConfig(config);
}
