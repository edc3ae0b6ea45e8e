import { PlatformSettings } from '../platform/PlatformSettings';
import { RepositoryOptions } from '../repository/RepositoryOptions';
import { SettledOptions } from './SettledOptions';

/**
 * The options with the settings of the repository: the mode for what has no files yet, and its address. Where it says no
 * mode they are as they were given.
 */
export function settle<T extends RepositoryOptions>(
  options: T,
  settings: PlatformSettings,
): T & SettledOptions {
  const { mode, repository } = settings;
  return mode === undefined
    ? { ...options, settings }
    : {
        ...options,
        settings,
        mode,
        repositoryUrl: repository?.url ?? options.repositoryUrl,
        branch: repository?.branch ?? options.branch,
      };
}
