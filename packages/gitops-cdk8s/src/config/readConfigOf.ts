import { ApplicationConfig } from './ApplicationConfig';
import { CENTRAL_CONFIG_PATH } from './central/CENTRAL_CONFIG_PATH';
import { findCentralApplication } from './central/findCentralApplication';
import { readApplicationConfig } from './readApplicationConfig';

/**
 * The config of one application, from its own file or from the central one. Throws `ApplicationConfigError` when it
 * cannot be read, and when the central file has no application of that name. Other
 * applications of a central file may be wrong.
 *
 * @param path - `config/applications/<name>.ts` or `config/applications.ts`
 * @public
 */
export function readConfigOf(
  text: string,
  path: string,
  name: string,
): ApplicationConfig {
  if (path !== CENTRAL_CONFIG_PATH) {
    return readApplicationConfig(text, path);
  }
  return findCentralApplication(text, name, path).config;
}
