import { z } from 'zod';
import { explainIssue } from './explainIssue';

/**
 * The first thing that a schema has to say, as one sentence. A name that it does not know comes before what is missing:
 * a field whose name is misspelt is both.
 *
 * @param root - the value that was checked
 * @internal
 */
export function explainIssues(
  { issues }: z.core.$ZodError,
  root: unknown,
  schema: z.core.$ZodType,
): { readonly sentence: string; readonly path: readonly PropertyKey[] } {
  const issue =
    issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  return { sentence: explainIssue(issue, root, schema), path: issue.path };
}
