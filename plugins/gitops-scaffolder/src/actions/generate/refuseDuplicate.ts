import { ConflictError } from '@backstage/errors';
import { applicationConfigPath, GeneratedApplication } from '@slipway/cdk8s';
import { RepositoryAtCommit } from '@slipway/plugin-gitops-node';

/** What is looked at before an application is added. */
export interface RefuseDuplicateOptions extends RepositoryAtCommit {
  readonly name: string;
  readonly generated: Pick<GeneratedApplication, 'applications'>;
}

/**
 * Refuses an application that the GitOps repository has already, and one whose Argo CD Applications would take the
 * names of another's (`shop` in `eu-dev` and `shop-eu` in `dev`).
 */
export async function refuseDuplicate({
  commit,
  generated,
  host,
  name,
  repository,
}: RefuseDuplicateOptions): Promise<void> {
  const configPath = applicationConfigPath(name);
  const where = `${repository.owner}/${repository.name}`;
  if ((await host.readFile(repository, commit, configPath)) !== undefined) {
    throw new ConflictError(
      `The application "${name}" is in ${where} already (${configPath}); choose another name, bring a new version with Deploy on its page, or change it with the template "Change a service".`,
    );
  }
  for (const { name: application } of generated.applications) {
    const path = `dist/${application}.yaml`;
    if ((await host.readFile(repository, commit, path)) !== undefined) {
      throw new ConflictError(
        `The Argo CD Application "${application}" is in ${where} already (${path}) and belongs to another application; choose another name than "${name}".`,
      );
    }
  }
}
