import { ApplicationConfig } from '../config/ApplicationConfig';
import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { platformOfConfig } from '../platform/platformOfConfig';
import { readPlatformRecord } from '../platform/platformRecord';
import { PLATFORM_RECORD_PATH } from '../platform/platformRecordPath';
import { readPlatformConfig } from '../platform/readPlatformConfig';
import { ApplicationFile } from './ApplicationFile';
import { applicationModes } from './applicationModes';
import { platformFiles } from './platformFiles';
import { SettledOptions } from './SettledOptions';
import { unreadableRecord } from './unreadableRecord';

/**
 * What the repository declares beside its applications, in the mode that its record names; undefined for a run that is about some applications or
 * environments only. Throws
 * `ApplicationConfigError` for a file that cannot be read.
 */
export function generatedPlatformOf(
  files: readonly ApplicationFile[],
  options: SettledOptions,
): GeneratedPlatform | undefined {
  const { branch, environments, mode, names, repository, repositoryUrl } =
    options;
  if (names.length > 0 || environments !== undefined) {
    return undefined;
  }
  const applications = files.map(({ config }) => config);
  const declared = platformFiles(repository);
  const record = readPlatformRecord(declared[PLATFORM_RECORD_PATH] ?? '');
  if (declared[PLATFORM_RECORD_PATH] !== undefined && !record) {
    throw unreadableRecord(PLATFORM_RECORD_PATH);
  }
  return platformOfConfig(readPlatformConfig(declared, options.settings), {
    applications,
    files: declared,
    mode: record?.mode ?? mode,
    repository: record?.repository.url
      ? record.repository
      : { url: repositoryUrl, branch },
    // Thousands of records are not read for a repository that declares nothing and where nobody waits for another.
    modes:
      Object.keys(declared).length > 0 || applications.some(isTied)
        ? applicationModes(applications, repository)
        : {},
  });
}

function isTied({ dependencies, promotion }: ApplicationConfig): boolean {
  return promotion !== undefined || Object.keys(dependencies ?? {}).length > 0;
}
