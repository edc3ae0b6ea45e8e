import { NotAllowedError } from '@backstage/errors';
import { RepositoryRef } from './ScmHost';

/**
 * What {@link ScmHost.commitChanges} rejects with on a branch that takes no commit of Slipway's account: one sentence
 * for every host, with both ways on.
 */
export function protectedBranchError(options: {
  readonly repository: RepositoryRef;
  readonly branch: string;
  /** The account's name on the host, where it is known. */
  readonly account?: string;
}): NotAllowedError {
  const { branch, repository, account } = options;
  const who = account ? `Slipway's account '${account}'` : "Slipway's account";
  return new NotAllowedError(
    `Branch '${branch}' of ${repository.owner}/${repository.name} on ${repository.host} is protected and takes no commit of ${who}; allow the account to push to it there, or set changes: pullRequest for the environment`,
  );
}
