import { InputError } from '@backstage/errors';
import {
  ApplicationConfig,
  ApplicationConfigError,
  applicationConfigPath,
  DisplacedApplication,
  Finding,
  GeneratedApplication,
  generateApplicationAsync,
  gitBlobId,
  PLATFORM_SETTINGS_PATH,
  planRepository,
  repositoryFilesOf,
  RepositoryPlan,
  RuleLevels,
  schemaPaths,
  sourceFoldersOf,
} from '@slipway/cdk8s';
import { GitopsRepositoryConfig } from '@slipway/plugin-gitops-node';
import { RepositoryAtCommit } from '../RepositoryAtCommit';
import { RepositorySnapshot } from './RepositorySnapshot';
import { Surroundings } from './Surroundings';

/** The application that is added, and the repository that it is added to. */
export interface SurroundingsOptions {
  readonly config: ApplicationConfig;
  /** Its own files, without a place among the others yet. */
  readonly generated: GeneratedApplication;
  readonly opened: RepositoryAtCommit;
  readonly repository: GitopsRepositoryConfig;
  readonly rules: RuleLevels | undefined;
}

/**
 * Reads the whole repository at one commit and finds what `slipway synth` would change beside the new application's own
 * files: the packages of the platform, and Applications that get another place in the order. The planning itself is
 * synchronous; with some hundred applications that is no more than a moment of the event loop. Throws an `InputError`
 * for what must not be merged, such as applications that wait for each other.
 */
export async function surroundingsOf(
  options: SurroundingsOptions,
): Promise<Surroundings> {
  const { config, opened } = options;
  const snapshot = await RepositorySnapshot.take(opened);
  try {
    const { displaced, orders, platform } = await plan(snapshot, options);
    refuse(platform.findings);
    const others = displaced.filter(
      ({ file }) => file.config.name !== config.name,
    );
    const moved: GeneratedApplication[] = [];
    for (const one of others) {
      moved.push(await generateAgain(one, snapshot, options));
    }
    moved.forEach(({ findings }) => refuse(findings));
    return {
      order: Object.fromEntries(
        Object.keys(config.environments).flatMap(environment => {
          const order = orders.get(`${config.name}-${environment}`);
          return order ? [[environment, order]] : [];
        }),
      ),
      files: [
        ...platform.files,
        ...moved.flatMap(({ files }) =>
          files.filter(({ path }) => path.startsWith('dist/')),
        ),
      ]
        .filter(
          ({ content, path }) => snapshot.blobOf(path) !== gitBlobId(content),
        )
        .sort((left, right) => (left.path < right.path ? -1 : 1)),
      deletes: [
        ...platform.deletes,
        ...moved.flatMap(({ deletes }) => deletes),
      ].sort(),
      findings: platform.findings.filter(finding => concerns(config, finding)),
      displaced: others,
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

/** What the repository gives with the new application in it. */
async function plan(
  snapshot: RepositorySnapshot,
  { generated, repository }: SurroundingsOptions,
): Promise<RepositoryPlan> {
  const declared = await snapshot.read([
    ...snapshot
      .list('config')
      .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts')),
    ...snapshot
      .list('dist')
      .filter(path => /^dist\/[^/]+\/generated\.yaml$/.test(path)),
  ]);
  const schemas = await snapshot.read(schemaPaths(declared));
  const added = generated.files.map(({ content, path }) => [path, content]);
  return planRepository({
    files: repositoryFilesOf({
      ...declared,
      ...schemas,
      ...Object.fromEntries(added),
    }),
    mode: repository.mode,
    repository,
  });
}

/** The files of an Application that gets another place, made as its record says. */
async function generateAgain(
  { environment, file, name, order, record }: DisplacedApplication,
  snapshot: RepositorySnapshot,
  { repository, rules }: Pick<SurroundingsOptions, 'repository' | 'rules'>,
): Promise<GeneratedApplication> {
  const sources = await snapshot.read(
    sourceFoldersOf(file.config, { environments: [environment] })
      .flatMap(folder => snapshot.list(folder))
      .filter(path => /\.(ya?ml|json)$/i.test(path)),
  );
  return generateApplicationAsync({
    config: file.config,
    configText: file.text,
    configPath: file.path,
    environments: [environment],
    mode: record.mode,
    repository: record.repository ?? repository,
    existingPaths: snapshot.list(`dist/${name}`),
    order: order && { [environment]: order },
    sourceFiles: Object.entries(sources).map(([path, content]) => ({
      path,
      content,
    })),
    rules,
  });
}

function refuse(findings: readonly Finding[]): void {
  const error = findings.find(({ level }) => level === 'error');
  if (error) {
    throw new InputError(`${error.message} ${error.fix}`);
  }
}

/** Others than these are about what the repository had before, and nothing that the form's user can change. */
function concerns({ name }: ApplicationConfig, { path, rule }: Finding) {
  return (
    path === applicationConfigPath(name) ||
    (rule === 'application-order' && path === PLATFORM_SETTINGS_PATH)
  );
}
