import { ArgoError } from '../http/ArgoError';

/** Who sent a request. */
export interface CallerIdentity {
  /** As `initiatedBy` and events write it: the account, or `proj:shop:ci` for a token of a project's role. */
  readonly name: string;
  /** Seconds since 1970 when the token was issued; absent for the fixed token of the first account. */
  readonly issuedAt?: number;
}

const issuedAt = (seconds: number) =>
  `, iat: ${new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')}`;

/** A known caller and what he may do. */
export class Caller {
  readonly name: string;
  readonly #issuedAt: number | undefined;
  readonly #allowed: (
    resource: string,
    action: string,
    object: string,
  ) => boolean;

  constructor(
    identity: CallerIdentity,
    allowed: (resource: string, action: string, object: string) => boolean,
  ) {
    this.name = identity.name;
    this.#issuedAt = identity.issuedAt;
    this.#allowed = allowed;
  }

  /** Whether he may do it. */
  can(resource: string, action: string, object: string): boolean {
    return this.#allowed(resource, action, object);
  }

  /** Refuses with 403 and the sentence that says what was wanted by whom, unless he may do it. */
  demand(resource: string, action: string, object: string): void {
    if (this.can(resource, action, object)) return;
    const issued = this.#issuedAt === undefined ? '' : issuedAt(this.#issuedAt);
    throw ArgoError.permissionDenied(
      `permission denied: ${resource}, ${action}, ${object}, sub: ${this.name}${issued}`,
    );
  }
}
