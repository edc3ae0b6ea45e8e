import { join } from 'node:path';

/** One for each kind of credentials that a chart repository can have. */
export const SECRETS = {
  plain: 'plain-password-5c1e',
  fixed: 'static-password-8b20',
  address: 'address-password-4d77',
  bearer: 'bearer-token-2e96',
  environment: 'environment-password-61f3',
  file: 'file-password-c04a',
  exec: 'exec-password-9a58',
  tokens: 'password-for-tokens-1b7d',
} as const;
/** `plain` and `fixed` are in the configuration, `address` in the URL; `tokens` are traded for a token. */
export type CredentialsKind = keyof typeof SECRETS;

/** The part of a repository's configuration that brings the secret of a kind. */
export function credentialsOf(
  kind: CredentialsKind,
  {
    folder,
    usernameVariable,
    passwordVariable,
  }: {
    /** Holds `password` and `password.exec`. */
    readonly folder: string;
    readonly usernameVariable: string;
    readonly passwordVariable: string;
  },
): object {
  const username = 'ci';
  const path = join(folder, 'password');
  switch (kind) {
    case 'fixed':
      return {
        credentials: { type: 'static', username, password: SECRETS.fixed },
      };
    case 'address':
      return {};
    case 'bearer':
      return { token: SECRETS.bearer };
    case 'environment':
      return {
        credentials: {
          type: 'environment',
          username: usernameVariable,
          password: passwordVariable,
        },
      };
    case 'file':
      return { credentials: { type: 'file', username, path } };
    case 'exec':
      return {
        credentials: {
          type: 'exec',
          username,
          command: [
            process.execPath,
            '-e',
            `process.stdout.write(require('fs').readFileSync(${JSON.stringify(`${path}.exec`)}))`,
          ],
        },
      };
    default:
      return { username, password: SECRETS[kind] };
  }
}
