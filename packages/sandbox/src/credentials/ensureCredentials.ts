import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SandboxCredentials } from './SandboxCredentials';

const account = z.object({
  username: z.string().min(1),
  password: z.string().min(1),
  token: z.string().min(1),
});
const schema = z.object({
  gitea: account,
  argocd: account,
  webhookSecret: z.string().min(1),
});

const secret = () => randomBytes(24).toString('base64url');

/** Argo CD takes no token that does not look like a JWT: three parts with dots. */
function tokenLike(subject: string): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ iss: 'argocd', sub: `${subject}:apiKey`, jti: secret() }),
    secret(),
  ].join('.');
}

/** Reads the accounts of the sandbox, or makes them: random, in a file that only its owner can read. */
export function ensureCredentials(dataDir: string): SandboxCredentials {
  const file = join(dataDir, 'credentials.json');
  let text: string | undefined;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    text = undefined;
  }
  if (text !== undefined) {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    throw new Error(
      `${file} does not hold the sandbox's credentials; remove it and start again.`,
    );
  }
  const made: SandboxCredentials = {
    gitea: {
      username: 'giteaAdmin',
      password: secret(),
      token: randomBytes(20).toString('hex'),
    },
    argocd: {
      username: 'admin',
      password: secret(),
      token: tokenLike('admin'),
    },
    webhookSecret: secret(),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
