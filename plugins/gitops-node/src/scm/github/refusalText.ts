import { z } from 'zod';

const schema = z.object({
  message: z.string().default(''),
  errors: z
    .array(
      z.union([
        z.string(),
        z.object({
          resource: z.string().optional(),
          field: z.string().optional(),
          code: z.string().optional(),
          message: z.string().optional(),
        }),
      ]),
    )
    .optional(),
});

/** What GitHub says of a refusal, in one line: its message and what is wrong with which field. */
export function refusalText(body: string): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // A proxy's page; the status says enough.
    return '';
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return '';
  const { message, errors = [] } = parsed.data;
  const details = errors.map(error =>
    typeof error === 'string'
      ? error
      : (error.message ?? [error.field, error.code].filter(Boolean).join(' ')),
  );
  return [message, ...details]
    .map(part => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(': ');
}
