import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { HostCredentialsError } from '../http/HostCredentialsError';
import { HostRefusal } from '../http/HostRefusal';

/** A sentence for a refusal of GitHub, with the error type that callers expect. Other errors stay what they are. */
export function githubError(
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
        `${host} does not take Slipway's credentials; check the token or the apps of '${host}' in integrations.github`,
      );
    case 403:
      return forbidden(error, { host, subject, said });
    case 404:
      return new NotFoundError(
        `${host} has no ${subject}, or does not show it to Slipway's account; check the name, and that the token or GitHub App of '${host}' in integrations.github has access to the repository`,
      );
    case 409:
      return new ConflictError(`${host} refused ${subject}${said}`);
    case 410:
      return new NotFoundError(`${host} no longer has ${subject}${said}`);
    case 400:
    case 422:
      return new InputError(`${host} refused ${subject}${said}`);
    case 451:
      return new NotAllowedError(
        `${host} may not show ${subject} for legal reasons`,
      );
    default:
      return new ServiceUnavailableError(
        `${host} answered ${error.status} about ${subject}${said}; try again, and look at its status page if it stays so`,
      );
  }
}

function forbidden(
  { headers }: HostRefusal,
  names: {
    readonly host: string;
    readonly subject: string;
    readonly said: string;
  },
): Error {
  const { host, subject, said } = names;
  if (headers['x-github-sso']?.startsWith('required')) {
    return new NotAllowedError(
      `The organisation of ${subject} on ${host} takes only tokens that are authorised for its single sign-on; authorise the token of '${host}' in integrations.github there`,
    );
  }
  return new NotAllowedError(
    `Slipway's account on ${host} may not do this with ${subject}${said}; give its token or GitHub App 'Contents: write' and 'Pull requests: write' for the repository`,
  );
}
