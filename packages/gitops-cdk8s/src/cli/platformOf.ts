import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { ApplicationFile } from './ApplicationFile';
import { declaresNothing } from './declaresNothing';
import { declaringFiles } from './declaringFiles';
import { generatedPlatformOf } from './generatedPlatformOf';
import { SettledOptions } from './SettledOptions';

/**
 * What the repository declares beside its applications; undefined where that is nothing, and for a run that is about some
 * applications or environments only. Throws `ApplicationConfigError` for a file that cannot be read.
 */
export function platformOf(
  files: readonly ApplicationFile[],
  options: SettledOptions,
): GeneratedPlatform | undefined {
  const { environments, names, repository } = options;
  if (names.length > 0 || environments !== undefined) {
    return undefined;
  }
  const applications = files.map(({ config }) => config);
  if (declaresNothing(declaringFiles(repository), applications)) {
    return undefined;
  }
  return generatedPlatformOf(files, options);
}
