import { InputError } from '@backstage/errors';
import {
  ApplicationConfig,
  ApplicationConfigError,
  applicationConfigPath,
  Finding,
  GeneratedApplication,
  PLATFORM_SETTINGS_PATH,
  planRepositoryChange,
} from '@slipway/cdk8s';
import {
  GitopsRepositoryConfig,
  RepositoryAtCommit,
  RepositorySnapshot,
} from '@slipway/plugin-gitops-node';
import { refuseErrors } from '../../refuseErrors';
import { Surroundings } from './Surroundings';

/** The application that is added, and the repository that it is added to. */
export interface SurroundingsOptions {
  readonly config: ApplicationConfig;
  /** Its own files, without a place among the others yet. */
  readonly generated: GeneratedApplication;
  readonly opened: RepositoryAtCommit;
  readonly repository: GitopsRepositoryConfig;
}

/**
 * Reads the whole repository at one commit and finds what `slipway synth` would change beside the new application's own
 * files: the packages of the platform, and Applications that get another place in the order. Throws an `InputError`
 * for what must not be merged, such as applications that wait for each other.
 */
export async function surroundingsOf({
  config,
  generated,
  opened,
  repository,
}: SurroundingsOptions): Promise<Surroundings> {
  try {
    const { brought, deletes, displaced, files, orders, platform } =
      await planRepositoryChange({
        before: await RepositorySnapshot.take(opened),
        changes: generated.files,
        own: [config.name],
        mode: repository.mode,
        repository,
      });
    refuseErrors([...platform.findings, ...brought]);
    return {
      order: Object.fromEntries(
        Object.keys(config.environments).flatMap(environment => {
          const order = orders.get(`${config.name}-${environment}`);
          return order ? [[environment, order]] : [];
        }),
      ),
      files,
      deletes,
      findings: platform.findings.filter(finding => concerns(config, finding)),
      displaced,
    };
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(
        `The GitOps repository cannot be read as a whole: ${error.message}`,
      );
    }
    throw error;
  }
}

/** Others than these are about what the repository had before, and nothing that the form's user can change. */
function concerns({ name }: ApplicationConfig, { path, rule }: Finding) {
  return (
    path === applicationConfigPath(name) ||
    (rule === 'application-order' && path === PLATFORM_SETTINGS_PATH)
  );
}
