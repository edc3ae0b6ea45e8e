import { PlatformSettings } from './PlatformSettings';
import { PLATFORM_SETTINGS_PATH } from './platformSettingsPath';
import { readPlatformConfig } from './readPlatformConfig';

/**
 * The settings of a GitOps repository out of the text of its `config/platform.ts`, which is read and never run.
 *
 * @param text - undefined for a repository without the file, whose settings are empty
 * @throws ApplicationConfigError when the text is not settings: it names the file, the field and what to do.
 *
 * @public
 */
export function readPlatformSettings(
  text: string | undefined,
): PlatformSettings {
  return readPlatformConfig(
    text === undefined ? {} : { [PLATFORM_SETTINGS_PATH]: text },
  ).settings;
}
