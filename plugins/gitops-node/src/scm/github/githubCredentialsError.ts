import { ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod';
import { HostCredentialsError } from '../http/HostCredentialsError';

/** Of Octokit's errors, and of those of Node's network; `cause` as fetch has it. */
const failure = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  code: z.unknown().optional(),
  status: z.unknown().optional(),
  cause: z.unknown().optional(),
});

/** Errors of the system (`ECONNREFUSED`) and of undici (`UND_ERR_SOCKET`), but none of Node's own (`ERR_INVALID_URL`). */
const NETWORK = /^(UND_ERR_|E(?!RR_))/;
const PASSING_NAMES = new Set([
  'AbortError',
  'ServiceUnavailableError',
  'TimeoutError',
]);

/**
 * A sentence for credentials of a GitHub App that could not be had. GitHub that is away, or has had too many questions,
 * passes; an app that is suspended, uninstalled or unknown, and a key that is none, last until somebody does something.
 */
export function githubCredentialsError(
  error: unknown,
  { host, url }: { readonly host: string; readonly url: string },
): Error {
  const why = error instanceof Error ? error.message : String(error);
  if (isPassing(error)) {
    return new ServiceUnavailableError(
      `${host} gives no credentials for ${url} now (${why}); check apiBaseUrl of '${host}' in integrations.github, and try again`,
    );
  }
  return new HostCredentialsError(
    `No credentials for ${url} could be had (${why}); check the apps of '${host}' in integrations.github, and that one of them is installed for that owner and not suspended`,
  );
}

function isPassing(error: unknown): boolean {
  const parsed = failure.safeParse(error);
  if (!parsed.success) return false;
  const { name = '', message = '', code, status, cause } = parsed.data;
  if (typeof status === 'number') {
    return (
      status >= 500 ||
      status === 408 ||
      status === 429 ||
      (status === 403 && /\brate limit\b/i.test(message))
    );
  }
  if (PASSING_NAMES.has(name)) return true;
  if (typeof code === 'string' && NETWORK.test(code)) return true;
  return cause !== undefined && cause !== error && isPassing(cause);
}
