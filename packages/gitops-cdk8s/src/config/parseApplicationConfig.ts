import { z } from 'zod';
import { ApplicationConfig } from './ApplicationConfig';
import { ApplicationConfigError } from './ApplicationConfigError';
import { applicationConfigSchema } from './applicationConfigSchema';
import { explainIssue } from './explainIssue';

/** @public */
export interface ParseApplicationConfigOptions {
  /** Named in the error. */
  readonly file?: string;
  /** The line of a field, when the value came from a file. */
  readonly lineOf?: (path: readonly PropertyKey[]) => number | undefined;
}

/**
 * Checks data of unknown shape. Throws `ApplicationConfigError` that names the first field at fault, its value and
 * what to write instead.
 *
 * @public
 */
export function parseApplicationConfig(
  value: unknown,
  options: ParseApplicationConfigOptions = {},
): ApplicationConfig {
  const result = applicationConfigSchema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues as readonly z.core.$ZodIssue[];
  throw new ApplicationConfigError(explainIssue(issue, value), {
    file: options.file,
    line: nearestLine(issue.path, options.lineOf),
  });
}

function nearestLine(
  path: readonly PropertyKey[],
  lineOf: ParseApplicationConfigOptions['lineOf'],
): number | undefined {
  for (let length = path.length; lineOf && length >= 0; length--) {
    const line = lineOf(path.slice(0, length));
    if (line !== undefined) {
      return line;
    }
  }
  return undefined;
}
