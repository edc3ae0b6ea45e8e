import { ApplicationConfig } from './ApplicationConfig';
import { ApplicationConfigError } from './ApplicationConfigError';
import { CENTRAL_CONFIG_PATH } from './central/CENTRAL_CONFIG_PATH';
import { readCentralConfig } from './central/readCentralConfig';
import { readApplicationConfig } from './readApplicationConfig';

/**
 * The config of one application, from its own file or from the central one. Throws `ApplicationConfigError` when it
 * cannot be read, and when the central file has no application of that name.
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
  const configs = readCentralConfig(text, path);
  const found = configs.find(config => config.name === name);
  if (!found) {
    const known = configs.map(config => config.name).join(', ');
    throw new ApplicationConfigError(
      `there is no application "${name}"; use one of ${known || '(there are none yet)'}.`,
      { file: path },
    );
  }
  return found;
}
