import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';

/** How repositories and pull requests are called, in paths and in messages. */
export const giteaNames = {
  /** Path parts of the API, not encoded. */
  path: (repository: RepositoryRef, ...parts: readonly string[]): string[] => [
    'repos',
    repository.owner,
    repository.name,
    ...parts,
  ],
  /** `platform/gitops on localhost:7710`. */
  full: (
    { host }: { readonly host: string },
    { owner, name }: RepositoryRef,
  ): string => `${owner}/${name} on ${host}`,
  /** What a call that opens a pull request is about. */
  subject: ({ repository, branch }: OpenPullRequestOptions): string =>
    `a pull request from '${branch}' in ${repository.owner}/${repository.name}`,
};
