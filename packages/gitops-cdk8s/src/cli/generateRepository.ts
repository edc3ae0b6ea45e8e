import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { generateApplication } from '../generate/generateApplication';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import {
  generationRecordPath,
  readGenerationRecord,
} from '../package/generationRecord';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { ApplicationFile } from './ApplicationFile';
import { applicationOrdersOf } from './applicationOrdersOf';
import { CliOptions } from './CliOptions';
import { Progress } from './Progress';
import { SettledOptions } from './SettledOptions';
import { sourceFilesOf } from './sourceFilesOf';
import { unreadableRecord } from './unreadableRecord';

/** One environment as its config gives it. */
export interface GeneratedEnvironment {
  /** The Argo CD Application. */
  readonly name: string;
  readonly environment: string;
  readonly file: ApplicationFile;
  /** Of this environment alone. Its files are without the config file. */
  readonly generated: GeneratedApplication;
}

/** What the configs of a repository give. */
export interface GeneratedRepository {
  readonly environments: readonly GeneratedEnvironment[];
  /** Of applications that could not be built. */
  readonly errors: readonly Error[];
}

/**
 * Generates the environments of applications, each in the mode that its record names. Environments that an application
 * does not have are left out.
 */
export function generateRepository(
  files: readonly ApplicationFile[],
  options: CliOptions & SettledOptions,
): GeneratedRepository {
  const existing = pathsByApplication(options.repository.list('dist'));
  const environments: GeneratedEnvironment[] = [];
  const errors: Error[] = [];
  const owners = new Map<string, string>();
  const orders = applicationOrdersOf(files, options);
  const progress = new Progress(options.io, files.length, 'applications');
  for (const [index, file] of files.entries()) {
    try {
      for (const environment of environmentsOf(file, options)) {
        const name = `${file.config.name}-${environment}`;
        refuseClash(owners, name, file);
        environments.push({
          name,
          environment,
          file,
          generated: generate(
            file,
            environment,
            existing.get(name),
            orders.get(name),
            options,
          ),
        });
      }
    } catch (error) {
      errors.push(error as Error);
    }
    progress.tell(index + 1);
  }
  progress.end();
  return { environments, errors };
}

function environmentsOf(
  { config }: ApplicationFile,
  options: CliOptions,
): readonly string[] {
  return Object.keys(config.environments).filter(
    name => options.environments?.includes(name) ?? true,
  );
}

function generate(
  { config, path, text }: ApplicationFile,
  environment: string,
  existingPaths: readonly string[] = [],
  order: ApplicationOrder | undefined,
  options: CliOptions & SettledOptions,
): GeneratedApplication {
  const { branch, chartTypes, mode, repository, repositoryUrl, settings } =
    options;
  const recordPath = generationRecordPath(`${config.name}-${environment}`);
  const record = existingPaths.includes(recordPath)
    ? readGenerationRecord(repository.read(recordPath) ?? '')
    : undefined;
  if (existingPaths.includes(recordPath) && !record) {
    throw unreadableRecord(recordPath);
  }
  const generated = generateApplication({
    config,
    configText: text,
    configPath: path,
    environments: [environment],
    mode: record?.mode ?? mode,
    repository: record?.repository ?? { url: repositoryUrl, branch },
    existingPaths,
    order: order && { [environment]: order },
    ordered: (settings.order?.strategy ?? 'none') !== 'none',
    promoted: record?.promotion && { [environment]: record.promotion },
    sourceFiles: sourceFilesOf(config, environment, options),
    rules: settings.rules,
    chartTypes,
  });
  return {
    ...generated,
    files: generated.files.filter(file => file.path !== path),
  };
}

/** `shop` in `eu-dev` and `shop-eu` in `dev` would take one another's files. */
function refuseClash(
  owners: Map<string, string>,
  name: string,
  { config, path }: ApplicationFile,
): void {
  const owner = owners.get(name);
  if (owner !== undefined) {
    throw new ApplicationConfigError(
      `the Argo CD Application "${name}" of ${config.name} is one of ${owner} too; rename an application or an environment.`,
      { file: path },
    );
  }
  owners.set(name, config.name);
}

function pathsByApplication(
  paths: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const path of paths) {
    const [, name, inside] = path.split('/');
    if (inside !== undefined) {
      const list = map.get(name) ?? [];
      list.push(path);
      map.set(name, list);
    }
  }
  return map;
}
