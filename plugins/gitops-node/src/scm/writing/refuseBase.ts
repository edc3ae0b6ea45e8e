import { InputError } from '@backstage/errors';
import { OpenPullRequestOptions } from '../ScmHost';
import { fullName } from './fullName';

/** Refuses the branch that a pull request is for as the one that it is made of: nobody could review what comes there. */
export function refuseBase({
  base,
  branch,
  repository,
}: Pick<OpenPullRequestOptions, 'base' | 'branch' | 'repository'>): void {
  if (branch === base) {
    throw new InputError(
      `'${branch}' of ${fullName(repository)} is the branch that the pull request is for; choose another name for its own`,
    );
  }
}
