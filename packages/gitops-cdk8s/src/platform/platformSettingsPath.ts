/**
 * Where a GitOps repository says what holds for all of it. It need not be there.
 *
 * @public
 */
export const PLATFORM_SETTINGS_PATH = 'config/platform.ts';
