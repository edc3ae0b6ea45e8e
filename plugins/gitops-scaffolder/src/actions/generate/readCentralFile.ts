import { CENTRAL_CONFIG_PATH } from '@slipway/cdk8s';
import { RepositoryAtCommit } from '@slipway/plugin-gitops-node';

/** The config file of a repository that keeps all its applications in one; undefined when each has its own. */
export async function readCentralFile({
  commit,
  host,
  repository,
}: RepositoryAtCommit): Promise<string | undefined> {
  return host.readFile(repository, commit, CENTRAL_CONFIG_PATH);
}
