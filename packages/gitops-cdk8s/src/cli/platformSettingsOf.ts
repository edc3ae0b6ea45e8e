import { PlatformSettings } from '../platform/PlatformSettings';
import { PLATFORM_SETTINGS_PATH } from '../platform/platformSettingsPath';
import { readPlatformSettings } from '../platform/readPlatformSettings';
import { RepositoryFiles } from '../repository/RepositoryFiles';

/** The settings of a repository; those of one without the file are empty. Throws `ApplicationConfigError`. */
export function platformSettingsOf(
  repository: RepositoryFiles,
): PlatformSettings {
  return readPlatformSettings(repository.read(PLATFORM_SETTINGS_PATH));
}
