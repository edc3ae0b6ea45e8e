import { requestConfigSchema } from '../kratix/requestConfigSchema';
import { readDeclaration } from './readDeclaration';

/**
 * The files that requests name as their schemas, sorted; declared Promises are not among them. Throws
 * `ApplicationConfigError` for a request that cannot be read.
 *
 * @param files - texts by path
 * @public
 */
export function schemaPaths(
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const paths = Object.keys(files)
    .filter(path => path.startsWith('config/requests/'))
    .map(
      path =>
        readDeclaration(files[path], path, 'defineRequest', requestConfigSchema)
          .schema,
    )
    .filter(path => !Object.hasOwn(files, path));
  return [...new Set(paths)].sort();
}
