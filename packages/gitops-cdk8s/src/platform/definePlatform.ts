import { PlatformSettings } from './PlatformSettings';

/**
 * Gives `config/platform.ts` its types: `export default definePlatform({ … })`, with a literal.
 *
 * @public
 */
export function definePlatform(settings: PlatformSettings): PlatformSettings {
  return settings;
}
