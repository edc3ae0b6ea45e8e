import { PlatformSettings } from '../platform/PlatformSettings';
import { PLATFORM_SETTINGS_PATH } from '../platform/platformSettingsPath';
import { readPlatformSettings } from '../platform/readPlatformSettings';
import { GitopsRepository } from './GitopsRepository';

/** The settings of a repository; those of one without the file are empty. Throws `ApplicationConfigError`. */
export function platformSettingsOf(
  repository: GitopsRepository,
): PlatformSettings {
  return readPlatformSettings(repository.read(PLATFORM_SETTINGS_PATH));
}
