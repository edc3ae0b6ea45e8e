import { InputError, NotFoundError } from '@backstage/errors';
import {
  ApplicationConfig,
  applicationConfigPath,
  CENTRAL_CONFIG_PATH,
  GeneratedFile,
  generateApplicationAsync,
  generationRecordPath,
  gitBlobId,
  PLATFORM_SETTINGS_PATH,
  readConfigOf,
  readGenerationRecord,
  readPlatformSettings,
  sourceFoldersOf,
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
 * The config of an application at a commit: its own file, or its entry in the central one.
 *
 * @throws NotFoundError when there is none, ApplicationConfigError when it cannot be read.
 */
export async function readConfigAt(
  repository: GitopsRepository,
  app: string,
  commit: string,
): Promise<ConfigAt> {
  const own = applicationConfigPath(app);
  for (const path of [own, CENTRAL_CONFIG_PATH]) {
    const text = await repository.host.readFile(repository.ref, commit, path);
    if (text !== undefined) {
      return { commit, path, text, config: readConfigOf(text, path, app) };
    }
  }
  const { owner, name } = repository.ref;
  throw new NotFoundError(
    `${owner}/${name} has no ${own} at ${commit.slice(
      0,
      7,
    )}. Add it, or check gitops.repository.`,
  );
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
  const config = readConfigOf(text, before.path, from.app);
  const existing = await repository.host.listFiles(
    repository.ref,
    before.commit,
    `dist/${from.name}`,
  );
  const order = await readOrder(repository, from, before.commit);
  const made = await generateApplicationAsync({
    config,
    configText: text,
    configPath: before.path,
    environments: [from.environment],
    mode: repository.config.mode,
    repository: repository.config,
    existingPaths: existing.map(({ path }) => path),
    sourceFiles: await readSources(repository, config, from, before.commit),
    order: order && { [from.environment]: order },
    rules: await readRules(repository, before.commit),
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
    wavePlan: wavePlanMarkdown(planned.plan, planned.order),
  };
}

/** What keeps the Application's place among the others: one environment's change does not change that. */
async function readOrder(
  { host, ref }: GitopsRepository,
  from: GeneratedFrom,
  commit: string,
) {
  const text = await host.readFile(
    ref,
    commit,
    generationRecordPath(from.name),
  );
  return text === undefined ? undefined : readGenerationRecord(text)?.order;
}

/** What the repository makes of our rules, as its own CI does. */
async function readRules({ host, ref }: GitopsRepository, commit: string) {
  return readPlatformSettings(
    await host.readFile(ref, commit, PLATFORM_SETTINGS_PATH),
  ).rules;
}

/** The files that the manifests are made from beside the config: those of `RawManifests` for instance. */
async function readSources(
  { host, ref }: GitopsRepository,
  config: ApplicationConfig,
  from: GeneratedFrom,
  commit: string,
): Promise<readonly GeneratedFile[]> {
  const folders = sourceFoldersOf(config, { environments: [from.environment] });
  const listed = await Promise.all(
    folders.map(folder => host.listFiles(ref, commit, folder)),
  );
  return Promise.all(
    listed.flat().map(async ({ path }) => ({
      path,
      content: (await host.readFile(ref, commit, path)) ?? '',
    })),
  );
}
