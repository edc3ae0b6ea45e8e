/**
 * The Deployments tab: environments, live sync waves, versions and rollback.
 *
 * @packageDocumentation
 */
export { gitopsPlugin as default } from './plugin';
export { gitopsApiRef } from './api/gitopsApiRef';
export { gitopsTranslationRef } from './translation/gitopsTranslationRef';
