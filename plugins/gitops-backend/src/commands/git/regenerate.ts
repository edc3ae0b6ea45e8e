import { InputError, NotFoundError } from '@backstage/errors';
import {
  affectsOthers,
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
  withPromotedVersions,
} from '@slipway/cdk8s';
import { changeOfOthers } from './changeOfOthers';
import { GeneratedFrom } from './generatedApplicationOf';
import { GitChange } from './GitChange';
import { GitopsRepository } from './GitTools';
import { versionOf } from './versionOf';

/** A config file as a commit has it. */
export interface ConfigAt {
  readonly commit: string;
  readonly path: string;
  readonly text: string;
  /** What the text says, with the versions that Kargo has promoted since: what that commit makes Argo CD run. */
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
      const config = await withPromotions(
        repository,
        readConfigOf(text, path, app),
        commit,
      );
      return { commit, path, text, config };
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

async function withPromotions(
  { host, ref }: GitopsRepository,
  config: ApplicationConfig,
  commit: string,
): Promise<ApplicationConfig> {
  if (!config.promotion) return config;
  const records = await Promise.all(
    Object.keys(config.environments).map(async environment => {
      const path = generationRecordPath(`${config.name}-${environment}`);
      const text = await host.readFile(ref, commit, path);
      return [environment, readGenerationRecord(text ?? '')] as const;
    }),
  );
  return withPromotedVersions(config, Object.fromEntries(records));
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
 * What has to change in the repository so that one environment is what a new config text says: its version takes the place
 * of one that Kargo has promoted. The files of other environments stay as they are, whatever the generator would make of
 * them today.
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
  const settings = await readSettings(repository, before.commit);
  const others = affectsOthers(config, settings, before.config)
    ? await changeOfOthers(repository, from, { ...before, text })
    : undefined;
  const order = others?.seen
    ? others.order
    : await readOrder(repository, from, before.commit);
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
    rules: settings.rules,
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
      ...(others?.files ?? []),
    ],
    others: others?.owners ?? [],
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
    notes: [
      ...made.findings
        .filter(({ level }) => level === 'warning')
        .map(({ message }) => message),
      ...(others?.notes ?? []),
    ],
    wavePlan: wavePlanMarkdown(planned.plan, planned.order),
  };
}

/** The Application's place among the others, which a new version does not change. */
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

/** What holds for the whole repository: what keeps an order, and what it makes of our rules, as its own CI does. */
async function readSettings({ host, ref }: GitopsRepository, commit: string) {
  return readPlatformSettings(
    await host.readFile(ref, commit, PLATFORM_SETTINGS_PATH),
  );
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
