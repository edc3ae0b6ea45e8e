import { CENTRAL_CONFIG_PATH } from '@slipway/cdk8s';
import { RepositoryRef, ScmHost } from '@slipway/plugin-gitops-node';

/** The config file of a repository that keeps all its applications in one; undefined when each has its own. */
export async function readCentralFile({
  branch,
  host,
  repository,
}: {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
  readonly branch: string;
}): Promise<string | undefined> {
  return host.readFile(repository, branch, CENTRAL_CONFIG_PATH);
}
