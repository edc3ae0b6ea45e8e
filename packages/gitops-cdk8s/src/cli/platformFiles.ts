import { PLATFORM_RECORD_PATH } from '../platform/platformRecord';
import { PLATFORM_FOLDERS } from '../platform/platformFolders';
import { schemaPaths } from '../platform/schemaPaths';
import { RepositoryFiles } from '../repository/RepositoryFiles';

/** The files that `generatePlatform` reads: those that declare something, schemas of requests, and its own record. */
export function platformFiles(
  repository: RepositoryFiles,
): Readonly<Record<string, string>> {
  const declaring = [
    'config/platform.ts',
    ...PLATFORM_FOLDERS.flatMap(folder => repository.list(folder)).filter(
      path => path.endsWith('.ts') && !path.endsWith('.d.ts'),
    ),
  ];
  const declared = textsOf(declaring, repository);
  return {
    ...declared,
    ...textsOf([PLATFORM_RECORD_PATH, ...schemaPaths(declared)], repository),
  };
}

function textsOf(
  paths: readonly string[],
  repository: RepositoryFiles,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    paths.flatMap(path => {
      const text = repository.read(path);
      return text === undefined ? [] : [[path, text]];
    }),
  );
}
