/**
 * The same tab and card for apps on Backstage's old frontend system.
 *
 * @packageDocumentation
 */
export { gitopsApiRef } from './api/gitopsApiRef';
export { EntityDeploymentsCard } from './legacy/EntityDeploymentsCard';
export { EntityDeploymentsContent } from './legacy/EntityDeploymentsContent';
export { gitopsPlugin } from './legacy/gitopsPlugin';
export { isGitopsAvailable } from './legacy/isGitopsAvailable';
export { gitopsTranslationRef } from './translation/gitopsTranslationRef';
