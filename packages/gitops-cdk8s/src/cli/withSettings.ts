import { PLATFORM_SETTINGS_PATH } from '../platform/platformSettingsPath';
import { readPlatformSettings } from '../platform/readPlatformSettings';
import { CliOptions } from './CliOptions';
import { settle } from './settle';
import { SettledOptions } from './SettledOptions';

/** Reads `config/platform.ts`, where there is one. Throws `ApplicationConfigError` for what it does not take. */
export function withSettings(options: CliOptions): CliOptions & SettledOptions {
  const text = options.repository.read(PLATFORM_SETTINGS_PATH);
  if (text === undefined) {
    return settle(options, {});
  }
  return settle(options, readPlatformSettings(text));
}
