import { planWaves, WavePlan } from '@slipway/sync-waves';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { Finding } from '../findings/Finding';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { gitBlobId } from '../package/generationRecord';
import { readPlatformSettings } from '../platform/readPlatformSettings';
import { PLATFORM_SETTINGS_PATH } from '../platform/platformSettingsPath';
import { schemaPaths } from '../platform/schemaPaths';
import { DisplacedApplication } from './displacedApplications';
import { generateDisplaced } from './generateDisplaced';
import {
  planRepository,
  PlanRepositoryOptions,
  RepositoryPlan,
} from './planRepository';
import { RemoteRepository } from './RemoteRepository';
import { repositoryFilesOf } from './repositoryFilesOf';

/** @public */
export interface PlanRepositoryChangeOptions extends Pick<
  PlanRepositoryOptions,
  'mode' | 'repository'
> {
  readonly before: RemoteRepository;
  /** What is changed: config files, and files that somebody else makes, which count for what they declare. */
  readonly changes: readonly GeneratedFile[];
  /** Applications, by their configs' names, whose files the caller makes itself. */
  readonly own?: readonly string[];
}

/**
 * What a change of a repository's config entails.
 *
 * @public
 */
export interface RepositoryChange extends RepositoryPlan {
  /** The repository as it was; undefined when it could not be read as a whole. */
  readonly before: RepositoryPlan | undefined;
  /** Applications that get another place, without those of the caller. */
  readonly displaced: readonly DisplacedApplication[];
  /** Files beside the caller's that differ from what the repository has. Sorted by path. */
  readonly files: readonly GeneratedFile[];
  /** Files that are no longer made. Sorted. */
  readonly deletes: readonly string[];
  /** Findings that the repository did not have before. Errors first. */
  readonly brought: readonly Finding[];
  /** The order inside each package of the platform that gets other files. */
  readonly plans: readonly {
    readonly name: string;
    readonly plan: WavePlan;
  }[];
}

/**
 * Everything that `slipway synth` would write below `dist/` after a change of the config, beside the files of the caller's
 * own applications: the packages of the platform, and Applications that get another place in the order. The planning
 * itself is synchronous; with some hundred applications that is no more than a moment of the event loop. Throws
 * `ApplicationConfigError` for a repository that cannot be read as a whole afterwards.
 *
 * @public
 */
export async function planRepositoryChange(
  options: PlanRepositoryChangeOptions,
): Promise<RepositoryChange> {
  const { before: remote, changes, own = [] } = options;
  const declared = await remote.read([
    ...remote.list('config').filter(isConfig),
    ...remote
      .list('dist')
      .filter(path => /^dist\/[^/]+\/generated\.yaml$/.test(path)),
  ]);
  const changed = Object.fromEntries(
    changes.map(({ content, path }) => [path, content]),
  );
  const before = await planBefore(declared, options);
  const texts = { ...declared, ...changed };
  const after = plan(
    { ...(await schemasOf(texts, remote)), ...texts },
    options,
  );
  const displaced = after.displaced.filter(
    ({ file }) => !own.includes(file.config.name),
  );
  const { rules } = readPlatformSettings(texts[PLATFORM_SETTINGS_PATH]);
  const moved = await Promise.all(
    displaced.map(one => generateDisplaced(one, remote, { ...options, rules })),
  );
  const files = [
    ...after.platform.files,
    ...moved.flatMap(generated => generated.files),
  ]
    .filter(({ content, path }) => remote.blobOf(path) !== gitBlobId(content))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  const deletes = [
    ...after.platform.deletes,
    ...moved.flatMap(generated => generated.deletes),
  ].sort();
  const known = new Set(
    before?.platform.findings.map(one => JSON.stringify(one)),
  );
  const touched = [...files.map(({ path }) => path), ...deletes];
  return {
    ...after,
    before,
    displaced,
    files,
    deletes,
    brought: [
      ...after.platform.findings.filter(
        finding => !known.has(JSON.stringify(finding)),
      ),
      ...moved.flatMap(({ findings }) =>
        findings.filter(({ level }) => level === 'error'),
      ),
    ],
    plans: after.platform.packages
      .filter(({ name }) =>
        touched.some(path => path.startsWith(`dist/${name}/manifests/`)),
      )
      .map(({ manifests, name }) => ({ name, plan: planWaves(manifests) })),
  };
}

function plan(
  files: Readonly<Record<string, string>>,
  { mode, repository }: PlanRepositoryChangeOptions,
): RepositoryPlan {
  return planRepository({ files: repositoryFilesOf(files), mode, repository });
}

/** A change may be what mends a repository. */
async function planBefore(
  declared: Readonly<Record<string, string>>,
  options: PlanRepositoryChangeOptions,
): Promise<RepositoryPlan | undefined> {
  try {
    return plan(
      { ...(await schemasOf(declared, options.before)), ...declared },
      options,
    );
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      return undefined;
    }
    throw error;
  }
}

function schemasOf(
  texts: Readonly<Record<string, string>>,
  remote: RemoteRepository,
) {
  return remote.read(schemaPaths(texts));
}

function isConfig(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}
