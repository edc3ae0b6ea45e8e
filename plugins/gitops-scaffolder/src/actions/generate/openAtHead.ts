import { NotFoundError } from '@backstage/errors';
import { OpenRepository } from '../../OpenRepository';
import { RepositoryAtCommit } from '@slipway/plugin-gitops-node';

/** The repository at the newest commit of a branch. Throws a `NotFoundError` when there is no such branch. */
export async function openAtHead(
  open: OpenRepository,
  { branch, url }: { readonly url: string; readonly branch: string },
): Promise<RepositoryAtCommit> {
  const { host, repository } = open(url);
  const commit = await host.getBranchCommit(repository, branch);
  if (!commit) {
    throw new NotFoundError(
      `${repository.owner}/${repository.name} has no branch "${branch}"; create it, or set gitops.repository.branch.`,
    );
  }
  return { host, repository, commit };
}
