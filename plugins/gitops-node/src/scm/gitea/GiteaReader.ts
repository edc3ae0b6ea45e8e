import { RepositoryFile, RepositoryRef } from '../ScmHost';

/** What writing reads; {@link GiteaScmHost} has it. */
export interface GiteaReader {
  getBranchCommit(
    repository: RepositoryRef,
    branch: string,
  ): Promise<string | undefined>;
  listFiles(
    repository: RepositoryRef,
    ref: string,
  ): Promise<readonly RepositoryFile[]>;
  readBytes(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<Buffer | undefined>;
  getPullRequest(
    repository: RepositoryRef,
    number: number,
  ): Promise<{ readonly conflict?: boolean }>;
}
