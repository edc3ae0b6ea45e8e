import { RepositoryFiles } from '../repository/RepositoryFiles';

/** The texts of those of the files that are there, by path. */
export function textsOf(
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
