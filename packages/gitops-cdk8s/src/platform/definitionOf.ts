import { parseDocument } from 'yaml';
import { promiseConfigSchema } from '../kratix/promiseConfigSchema';
import { promiseManifest } from '../kratix/promiseManifest';
import { DECLARATIONS } from './declarations';
import { readDeclaration } from './readDeclaration';

/**
 * The Promise or CustomResourceDefinition in a file that a request names: YAML, or one that the repository declares. The
 * text itself for what is no YAML. Throws `ApplicationConfigError` for a declaration that cannot be read.
 *
 * @internal
 */
export function definitionOf(text: string, path: string): unknown {
  const { folder } = DECLARATIONS.promise;
  if (path.startsWith(`${folder}/`) && path.endsWith('.ts')) {
    return promiseManifest(
      readDeclaration(text, path, 'definePromise', promiseConfigSchema),
    );
  }
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0
    ? text
    : document.toJS({ maxAliasCount: 100 });
}
