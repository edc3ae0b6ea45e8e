import { HostError } from '../HostError';
import { OwnerRecord } from '../state/records';

/** Who sends a request: nobody, a user with all rights of theirs, or a token with scopes. */
export interface Caller {
  readonly user?: OwnerRecord;
  /** Undefined: not limited. */
  readonly scopes?: readonly string[];
}

/** The signed-in user, or Gitea's 401. */
export function requireUser(caller: Caller): OwnerRecord {
  if (!caller.user) throw new HostError(401, 'token is required');
  return caller.user;
}
