import { InputError, NotFoundError } from '@backstage/errors';
import {
  ApplicationConfig,
  applicationConfigPath,
  generateApplication,
  gitBlobId,
  readApplicationConfig,
  wavePlanMarkdown,
} from '@slipway/cdk8s';
import { GeneratedFrom } from './generatedApplicationOf';
import { GitChange } from './GitChange';
import { GitopsRepository } from './GitTools';
import { versionOf } from './versionOf';

/** A config file as a commit has it. */
export interface ConfigAt {
  readonly commit: string;
  readonly path: string;
  readonly text: string;
  readonly config: ApplicationConfig;
}

/**
 * The config of an application at a commit.
 *
 * @throws NotFoundError when there is none, ApplicationConfigError when it cannot be read.
 */
export async function readConfigAt(
  repository: GitopsRepository,
  app: string,
  commit: string,
): Promise<ConfigAt> {
  const path = applicationConfigPath(app);
  const text = await repository.host.readFile(repository.ref, commit, path);
  if (text === undefined) {
    const { owner, name } = repository.ref;
    throw new NotFoundError(
      `${owner}/${name} has no ${path} at ${commit.slice(
        0,
        7,
      )}. Add it, or check gitops.repository.`,
    );
  }
  return { commit, path, text, config: readApplicationConfig(text, path) };
}

/** The newest commit of the branch that is deployed from. */
export async function branchHead(
  repository: GitopsRepository,
): Promise<string> {
  const { branch, url } = repository.config;
  const commit = await repository.host.getBranchCommit(repository.ref, branch);
  if (!commit) {
    throw new NotFoundError(
      `${url} has no branch '${branch}'. Create it, or set gitops.repository.branch.`,
    );
  }
  return commit;
}

/**
 * What has to change in the repository so that one environment is what a new config text says. The files of other
 * environments stay as they are, whatever the generator would make of them today.
 *
 * @throws InputError when the generator finds something that must not be merged.
 */
export async function regenerate(
  repository: GitopsRepository,
  from: GeneratedFrom,
  before: ConfigAt,
  text: string,
): Promise<GitChange> {
  const config = readApplicationConfig(text, before.path);
  const existing = await repository.host.listFiles(
    repository.ref,
    before.commit,
    `dist/${from.name}`,
  );
  const made = generateApplication({
    config,
    configText: text,
    environments: [from.environment],
    mode: repository.config.mode,
    repository: repository.config,
    existingPaths: existing.map(({ path }) => path),
  });
  const error = made.findings.find(({ level }) => level === 'error');
  if (error) throw new InputError(`${error.message} ${error.fix}`);
  const [planned] = made.applications;
  const known = new Map(existing.map(({ path, sha }) => [path, sha]));
  known.set(before.path, gitBlobId(before.text));
  const applicationPath = `dist/${from.name}.yaml`;
  const application = await repository.host.readFile(
    repository.ref,
    before.commit,
    applicationPath,
  );
  if (application !== undefined) {
    known.set(applicationPath, gitBlobId(application));
  }
  return {
    base: before.commit,
    files: [
      ...made.files.filter(
        ({ path, content }) => known.get(path) !== gitBlobId(content),
      ),
      ...made.deletes.map(path => ({ path })),
    ],
    result: made.files.map(({ path, content }) => ({
      path,
      sha: gitBlobId(content),
    })),
    app: from.app,
    environment: from.environment,
    delivery: config.delivery?.type === 'chart' ? 'chart' : 'manifests',
    from: versionOf(before.config, from.environment) ?? 'nothing',
    to: versionOf(config, from.environment) ?? 'nothing',
    runs: planned.version,
    notes: made.findings
      .filter(({ level }) => level === 'warning')
      .map(({ message }) => message),
    wavePlan: wavePlanMarkdown(planned.plan),
  };
}
