import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Checks a part of a request.
 *
 * @param part - Named in the message: `body`, `query`.
 * @throws InputError with one sentence that names the field and what is wrong with it.
 */
export function parseRequest<T extends z.ZodType>(
  schema: T,
  value: unknown,
  part: string,
): z.output<T> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = [part, ...issue.path.map(String)].join('.');
  throw new InputError(
    `${field} is not right: ${issue.message}. Correct it and try again.`,
  );
}
