import { GeneratedFile } from './GeneratedApplication';

/**
 * Files among the manifests of the given Applications that are no longer made, sorted. What a person put beside the
 * manifests folder stays.
 *
 * @internal
 */
export function obsoleteFiles(
  applicationNames: readonly string[],
  files: readonly GeneratedFile[],
  existingPaths: readonly string[],
): readonly string[] {
  const made = new Set(files.map(file => file.path));
  const folders = applicationNames.map(name => `dist/${name}/manifests/`);
  return existingPaths
    .filter(path => folders.some(folder => path.startsWith(folder)))
    .filter(path => !made.has(path))
    .sort();
}
