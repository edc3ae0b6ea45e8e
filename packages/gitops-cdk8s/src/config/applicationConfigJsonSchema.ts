import { z } from 'zod';
import { applicationConfigSchema } from './applicationConfigSchema';

/**
 * {@link applicationConfigSchema} as JSON Schema (draft 2020-12), for editors and for other languages.
 *
 * @public
 */
export function applicationConfigJsonSchema(): Readonly<
  Record<string, unknown>
> {
  return z.toJSONSchema(applicationConfigSchema, { io: 'input' });
}
