import { generatePlatform } from '../platform/generatePlatform';
import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { ApplicationFile } from './ApplicationFile';
import { applicationModes } from './applicationModes';
import { CliOptions } from './CliOptions';
import { platformFiles } from './platformFiles';

/**
 * What the repository declares beside its applications; undefined for a run that is about some applications or
 * environments only, and where nothing is declared that was not declared before either. Throws
 * `ApplicationConfigError` for a file that cannot be read.
 */
export function generatedPlatformOf(
  files: readonly ApplicationFile[],
  options: CliOptions,
): GeneratedPlatform | undefined {
  const { branch, environments, mode, names, repository, repositoryUrl } =
    options;
  if (names.length > 0 || environments !== undefined) {
    return undefined;
  }
  const applications = files.map(({ config }) => config);
  return generatePlatform({
    applications,
    files: platformFiles(repository),
    mode,
    repository: { url: repositoryUrl, branch },
    modes: applicationModes(applications, repository),
  });
}
