import { z } from 'zod';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { explainIssues } from '../config/explainIssues';
import { refuseUnsafe } from '../config/refuseUnsafe';
import { readConfigLiteral } from '../config/readConfigLiteral';

/**
 * Reads one config file of the platform through its syntax tree; it is never run. Throws `ApplicationConfigError` with
 * the line of whatever is no literal, and of the first value that the schema refuses.
 *
 * @param definer - the function that the default export has to call, `defineProject`
 * @internal
 */
export function readDeclaration<T>(
  text: string,
  path: string,
  definer: string,
  schema: z.ZodType<T>,
): T {
  const { lineOf, value } = readConfigLiteral(text, path, definer);
  refuseUnsafe(value, path);
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const { path: field, sentence } = explainIssues(result.error, value, schema);
  const line = field
    .map((_, index) => lineOf(field.slice(0, field.length - index)))
    .find(found => found !== undefined);
  throw new ApplicationConfigError(sentence, {
    file: path,
    line: line ?? lineOf([]),
  });
}
