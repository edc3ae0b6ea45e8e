import { z } from 'zod';
import { HostRefusal } from '../http/HostRefusal';

const schema = z.object({
  message: z.unknown().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** An answer that is no success: GitLab says why in `message`, a text, a list or a list by field, or in `error`. */
export function gitlabRefusal(status: number, body: string): HostRefusal {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // A proxy's page, or the plain text of a limit; the status says enough.
    return new HostRefusal(status, '');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return new HostRefusal(status, '');
  const { message, error, error_description: description } = parsed.data;
  const said = textOf(message) || description || error || '';
  return new HostRefusal(status, said.replace(/\s+/g, ' ').trim(), {}, error);
}

function textOf(message: unknown): string {
  if (typeof message === 'string') return message;
  if (Array.isArray(message)) {
    return message.map(textOf).filter(Boolean).join(', ');
  }
  if (typeof message === 'object' && message !== null) {
    return Object.entries(message)
      .map(([field, wrong]) => `${field} ${textOf(wrong)}`)
      .join(', ');
  }
  return '';
}
