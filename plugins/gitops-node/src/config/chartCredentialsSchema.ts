import { z } from 'zod';

const text = z.string().trim().min(1);

const variable = text.regex(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  'has to be the name of an environment variable',
);

// With one message each: what is there must not be quoted, it may be a secret.
const tokenOrPassword = {
  error: 'has to hold either a token, or a username and a password',
};

function isTokenOrPassword(value: {
  readonly username?: string;
  readonly password?: string;
  readonly token?: string;
}): boolean {
  const { username, password, token } = value;
  return token
    ? !username && !password
    : username !== undefined && password !== undefined;
}

/** `credentials` of an entry of `gitops.charts.repositories`. */
export const chartCredentialsSchema = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('static'),
      username: text.optional(),
      password: text.optional(),
      token: text.optional(),
    })
    .refine(isTokenOrPassword, tokenOrPassword),
  z
    .object({
      type: z.literal('environment'),
      username: variable.optional(),
      password: variable.optional(),
      token: variable.optional(),
    })
    .refine(isTokenOrPassword, tokenOrPassword),
  z.object({
    type: z.literal('file'),
    path: text,
    username: text.optional(),
  }),
  z.object({
    type: z.literal('exec'),
    command: z.array(z.string()).min(1),
    username: text.optional(),
    timeout: z.unknown().optional(),
    cache: z.unknown().optional(),
    environment: z.array(variable).default([]),
  }),
]);
