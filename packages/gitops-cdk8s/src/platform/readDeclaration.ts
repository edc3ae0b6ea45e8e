import { z } from 'zod';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { explainIssue } from '../config/explainIssue';
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
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues as readonly z.core.$ZodIssue[];
  const line = issue.path
    .map((_, index) => lineOf(issue.path.slice(0, issue.path.length - index)))
    .find(found => found !== undefined);
  throw new ApplicationConfigError(explainIssue(issue, value), {
    file: path,
    line: line ?? lineOf([]),
  });
}
