import { PLATFORM_FOLDERS } from '../platform/platformFolders';
import { PLATFORM_RECORD_PATH } from '../platform/platformRecordPath';
import { PLATFORM_SETTINGS_PATH } from '../platform/platformSettingsPath';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { textsOf } from './textsOf';

/** The files that declare something beside applications, and the record of what was made of them, by path. */
export function declaringFiles(
  repository: RepositoryFiles,
): Readonly<Record<string, string>> {
  return textsOf(
    [
      PLATFORM_SETTINGS_PATH,
      ...PLATFORM_FOLDERS.flatMap(folder => repository.list(folder)).filter(
        path => path.endsWith('.ts') && !path.endsWith('.d.ts'),
      ),
      PLATFORM_RECORD_PATH,
    ],
    repository,
  );
}
