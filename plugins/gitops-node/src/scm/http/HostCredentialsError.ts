import { ServiceUnavailableError } from '@backstage/errors';

/**
 * A Git host does not take our credentials, or there are none for a repository: only an administrator can mend that, so
 * that nothing is gained by asking again. To callers it is a service that is away, never their own 401.
 */
export class HostCredentialsError extends ServiceUnavailableError {
  /** Tells it from what passes by itself, as the kinds of the errors of Argo CD and of chart registries do. */
  readonly kind = 'credentials';
}
