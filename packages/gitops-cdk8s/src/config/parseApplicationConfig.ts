import { ApplicationConfig } from './ApplicationConfig';
import { ApplicationConfigError } from './ApplicationConfigError';
import { applicationConfigSchema } from './applicationConfigSchema';
import { explainIssues } from './explainIssues';
import { refuseUnsafe } from './refuseUnsafe';

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
  refuseUnsafe(value, options.file);
  const result = applicationConfigSchema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const { path, sentence } = explainIssues(
    result.error,
    value,
    applicationConfigSchema,
  );
  throw new ApplicationConfigError(sentence, {
    file: options.file,
    line: nearestLine(path, options.lineOf),
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
