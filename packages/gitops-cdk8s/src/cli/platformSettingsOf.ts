import { readPlatformConfig } from '../platform/readPlatformConfig';
import { PlatformSettings } from '../platform/PlatformSettings';
import { GitopsRepository } from './GitopsRepository';

const SETTINGS = 'config/platform.ts';

/** The settings of a repository; those of one without the file are empty. Throws `ApplicationConfigError`. */
export function platformSettingsOf(
  repository: GitopsRepository,
): PlatformSettings {
  const text = repository.read(SETTINGS);
  return readPlatformConfig(text === undefined ? {} : { [SETTINGS]: text })
    .settings;
}
