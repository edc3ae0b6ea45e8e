import { schemaPaths } from '../platform/schemaPaths';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { declaringFiles } from './declaringFiles';
import { textsOf } from './textsOf';

/** The files that `generatePlatform` reads: those that declare something, schemas of requests, and its own record. */
export function platformFiles(
  repository: RepositoryFiles,
): Readonly<Record<string, string>> {
  const declared = declaringFiles(repository);
  return { ...declared, ...textsOf(schemaPaths(declared), repository) };
}
