import { PlatformSettings } from '../platform/PlatformSettings';
import { RepositoryOptions } from '../repository/RepositoryOptions';

/** Options with what the repository says itself: `config/platform.ts` is read once in a run. */
export interface SettledOptions extends RepositoryOptions {
  readonly settings: PlatformSettings;
}
