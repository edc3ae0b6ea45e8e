import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { HostCredentialsError } from '../http/HostCredentialsError';
import { HostRefusal } from '../http/HostRefusal';

/** A sentence for a refusal of GitLab, with the error type that callers expect. Other errors stay what they are. */
export function gitlabError(
  error: unknown,
  { host, subject }: { readonly host: string; readonly subject: string },
): Error {
  if (!(error instanceof HostRefusal)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  const said = error.message ? ` (${error.message})` : '';
  switch (error.status) {
    case 401:
      return new HostCredentialsError(
        `${host} does not take Slipway's token; check that the token of '${host}' in integrations.gitlab is set and has not expired`,
      );
    case 403:
      return error.code === 'insufficient_scope'
        ? new NotAllowedError(
            `The token of '${host}' in integrations.gitlab may not do this with ${subject}; give it the scope 'api'`,
          )
        : new NotAllowedError(
            `Slipway's account on ${host} may not do this with ${subject}${said}; give it the role Developer or higher there, and its token the scope 'api'`,
          );
    case 404:
      return new NotFoundError(
        `${host} has no ${subject}, or does not show it to Slipway's account; check the name, and that the token of '${host}' in integrations.gitlab belongs to a member of the project`,
      );
    case 405:
    case 409:
    case 412:
      return new ConflictError(`${host} refused ${subject}${said}`);
    case 400:
    case 413:
    case 422:
      return new InputError(`${host} refused ${subject}${said}`);
    default:
      return new ServiceUnavailableError(
        `${host} answered ${error.status} about ${subject}${said}; try again, and look at its log if it stays so`,
      );
  }
}
