import { readRequestableApi } from '../kratix/readRequestableApi';
import { definitionOf } from './definitionOf';

/**
 * What may be asked for: the OpenAPI v3 schema of a request's `spec`, as a Promise or a CustomResourceDefinition has it;
 * undefined when the file is neither, or does not serve the version. Throws `ApplicationConfigError` for a declared Promise
 * that cannot be read.
 *
 * @param text - of the file that the request names as its schema
 * @param path - of that file, from the repository's root
 * @param version - of the API; the stored one when undefined
 * @public
 */
export function requestSpecSchema(
  text: string,
  path: string,
  version?: string,
): Readonly<Record<string, unknown>> | undefined {
  const api = readRequestableApi(definitionOf(text, path), version);
  if (typeof api === 'string') {
    return undefined;
  }
  const { spec } = (api.schema?.properties ?? {}) as {
    readonly spec?: Readonly<Record<string, unknown>>;
  };
  return spec;
}
