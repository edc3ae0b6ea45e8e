import { verify } from 'node:crypto';
import { z } from 'zod';
import { GithubAppOptions } from './GithubSimulatorOptions';

const claimsSchema = z.object({
  iss: z.union([z.string(), z.number()]),
  exp: z.number(),
});

/** Whether an `Authorization` header holds a JSON Web Token (RS256) of the app that has not expired. */
export function isSignedByApp(
  header: string | undefined,
  { id, publicKey }: GithubAppOptions,
  now: Date,
): boolean {
  const [, head, body, signature] =
    /^bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(header ?? '') ?? [];
  if (!signature) return false;
  const isGenuine = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (!isGenuine) return false;
  const claims = claimsSchema.safeParse(
    JSON.parse(Buffer.from(body, 'base64url').toString('utf8')),
  );
  return (
    claims.success &&
    Number(claims.data.iss) === id &&
    claims.data.exp * 1000 > now.getTime()
  );
}
