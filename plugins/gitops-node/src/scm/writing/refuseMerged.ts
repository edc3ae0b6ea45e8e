import { ConflictError } from '@backstage/errors';
import { isOwnBranch } from './isOwnBranch';

/**
 * Says no to a branch of other people that a pull request merged already: making it anew would delete theirs, and a
 * second pull request of what it holds would bring nothing.
 *
 * @param repository - its full name, for the message
 * @throws ConflictError that names the branch and the next step
 */
export function refuseMerged(branch: string, repository: string): void {
  if (isOwnBranch(branch)) return;
  throw new ConflictError(
    `Branch '${branch}' of ${repository} was merged already, and Slipway makes only branches anew whose names begin with 'slipway/'; delete it if nobody needs it any more, or choose another name, then try again`,
  );
}
