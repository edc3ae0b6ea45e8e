import { z } from 'zod';
import { ChartCredentials } from './ChartCredentials';

// A Docker credential helper's answer, and the same in lower case as other programs write it.
const schema = z
  .object({
    Username: z.string().optional(),
    Secret: z.string().optional(),
    username: z.string().optional(),
    password: z.string().optional(),
    token: z.string().optional(),
  })
  .transform(value => ({
    username: value.Username ?? value.username,
    password: value.Secret ?? value.password,
    token: value.token,
  }));

/** Reads credentials: JSON, or a password alone that belongs to `username`. Undefined when there are none. */
export function readCredentialsText(
  text: string,
  username?: string,
): ChartCredentials | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  if (!trimmed.startsWith('{')) {
    if (/[\r\n]/.test(trimmed)) {
      return undefined;
    }
    return username === undefined
      ? { token: trimmed }
      : { username, password: trimmed };
  }
  let json: unknown;
  try {
    json = JSON.parse(trimmed);
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return undefined;
  }
  const { token, password } = parsed.data;
  if (token) {
    return { token };
  }
  const user = parsed.data.username ?? username;
  return password && user ? { username: user, password } : undefined;
}
