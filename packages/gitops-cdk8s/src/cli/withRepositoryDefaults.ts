import { RepositoryOptions } from '../repository/RepositoryOptions';
import { platformSettingsOf } from './platformSettingsOf';

/**
 * The options with the mode that the repository says for what has no files yet, and its address. Without one in
 * `config/platform.ts` they are as they were given.
 */
export function withRepositoryDefaults<T extends RepositoryOptions>(
  options: T,
): T {
  const { mode, repository } = platformSettingsOf(options.repository);
  return mode === undefined
    ? options
    : {
        ...options,
        mode,
        repositoryUrl: repository?.url ?? options.repositoryUrl,
        branch: repository?.branch ?? options.branch,
      };
}
