import { ApplicationConfig } from './ApplicationConfig';
import { ApplicationConfigError } from './ApplicationConfigError';
import { CENTRAL_CONFIG_PATH } from './central/CENTRAL_CONFIG_PATH';
import { centralApplications } from './central/centralApplications';
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
  const { applications, errors } = centralApplications(text, path);
  const found = applications.find(({ config }) => config.name === name);
  if (!found) {
    const known = applications.map(({ config }) => config.name).join(', ');
    // What cannot be read may be the one that is looked for.
    throw (
      errors[0] ??
      new ApplicationConfigError(
        `there is no application "${name}"; use one of ${known || '(there are none yet)'}.`,
        { file: path },
      )
    );
  }
  return found.config;
}
