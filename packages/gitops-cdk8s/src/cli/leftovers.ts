import { readGenerationRecord } from '../package/generationRecord';
import { GitopsRepository } from './GitopsRepository';

/** What the generator made for an application or environment that is in no config any more. */
export interface Leftover {
  /** The Argo CD Application. */
  readonly name: string;
  readonly paths: readonly string[];
}

/**
 * Packages below `dist/` whose record says that they were generated and that no config gives any more. Folders without
 * such a record are somebody else's.
 *
 * @param expected - every Application that the configs give
 */
export function leftovers(
  repository: GitopsRepository,
  expected: ReadonlySet<string>,
): readonly Leftover[] {
  const paths = repository.list('dist');
  return paths
    .map(path => /^dist\/([^/]+)\/generated\.yaml$/.exec(path)?.[1])
    .filter(name => name !== undefined)
    .filter(name => !expected.has(name))
    .filter(name =>
      readGenerationRecord(
        repository.read(`dist/${name}/generated.yaml`) ?? '',
      ),
    )
    .map(name => ({
      name,
      paths: paths.filter(
        path =>
          path === `dist/${name}.yaml` ||
          path === `dist/${name}/generated.yaml` ||
          path === `dist/${name}/values.yaml` ||
          path.startsWith(`dist/${name}/manifests/`),
      ),
    }));
}
