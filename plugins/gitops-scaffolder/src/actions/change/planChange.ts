import { InputError, NotFoundError } from '@backstage/errors';
import {
  affectsOthers,
  ApplicationConfig,
  ApplicationConfigError,
  applicationConfigPath,
  CENTRAL_CONFIG_PATH,
  changeConfigOf,
  GeneratedApplication,
  generateApplicationAsync,
  generationRecordPath,
  gitBlobId,
  PLATFORM_SETTINGS_PATH,
  planRepositoryChange,
  readConfigOf,
  readGenerationRecord,
  readPlatformSettings,
  RemoteRepository,
  RepositoryChange,
} from '@slipway/cdk8s';
import {
  EnvironmentConfig,
  GitopsRepositoryConfig,
} from '@slipway/plugin-gitops-node';
import { destinationOf } from '../generate/destinationOf';
import { refuseErrors } from '../refuseErrors';
import { otherEnvironments } from './otherEnvironments';
import { sourcesOf } from './sourcesOf';

/** What changes, and the repository that it changes in. */
export interface PlanChangeOptions {
  readonly name: string;
  readonly environment: string;
  /** Of the environment. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of the application. */
  readonly config: Readonly<Record<string, unknown>>;
  /** JSON pointers below the environment. */
  readonly removes: readonly string[];
  readonly before: RemoteRepository;
  readonly repository: GitopsRepositoryConfig;
  /** The configured environments, where the destination of a new one comes from. */
  readonly known: readonly EnvironmentConfig[];
}

/** A change with everything that it entails. Nothing of it is written yet. */
export interface PlannedChange {
  readonly before: ApplicationConfig;
  readonly after: ApplicationConfig;
  readonly generated: GeneratedApplication;
  /** What else changes in the repository; undefined when nothing can. */
  readonly others: RepositoryChange | undefined;
}

/**
 * Changes an application's config in memory, and makes the files of the one environment that is brought up to it; the others
 * keep the files that they have. Throws a `NotFoundError` for an application that the repository does not have, and an
 * `InputError` for a change that cannot be made or would change nothing.
 */
export async function planChange(
  options: PlanChangeOptions,
): Promise<PlannedChange> {
  const { environment, name } = options;
  requireLabel('application', name);
  requireLabel('environment', environment);
  const { path, text } = await configFile(options);
  try {
    const before = readConfigOf(text, path, name);
    const changed = changeConfigOf(text, path, {
      application: name,
      fields: fieldsOf(options, before),
      removes: options.removes.map(pointer => {
        requirePointer(pointer);
        return `/environments/${environment}${pointer}`;
      }),
    });
    if (changed === text) {
      throw new InputError(
        `Nothing would change: ${path} says all of that for ${environment} already. Change a field.`,
      );
    }
    return await planned(options, {
      path,
      text: changed,
      textBefore: text,
      before,
    });
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(`The change cannot be made: ${error.message}`);
    }
    throw error;
  }
}

/** They become parts of paths. */
function requireLabel(what: string, name: string): void {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new InputError(
      `The ${what} "${name}" is no DNS-1123 label; use small letters, digits and "-", at most 63 characters.`,
    );
  }
}

/** What is put behind `/environments/dev` has to stay below it: "-eu" would be another environment. */
function requirePointer(pointer: string): void {
  if (!pointer.startsWith('/')) {
    throw new InputError(
      `The field "${pointer}" to take out is no JSON pointer; begin it with "/", like /env/DEBUG.`,
    );
  }
}

async function configFile({ before, name, repository }: PlanChangeOptions) {
  const own = applicationConfigPath(name);
  const texts = await before.read([own, CENTRAL_CONFIG_PATH]);
  const path = [own, CENTRAL_CONFIG_PATH].find(one => one in texts);
  if (!path) {
    throw new NotFoundError(
      `${repository.url} has no application "${name}" (${own}); correct the name, or add it with one of the other templates.`,
    );
  }
  return { path, text: texts[path] };
}

function fieldsOf(
  { config, environment, fields, known, name }: PlanChangeOptions,
  before: ApplicationConfig,
): Readonly<Record<string, unknown>> {
  const others = config.environments as
    Readonly<Record<string, unknown>> | undefined;
  const isNew = !Object.hasOwn(before.environments, environment);
  const destination = fields.destination ?? destinationOf(environment, known);
  if (isNew && !destination) {
    const names = Object.keys(before.environments).join(', ');
    throw new InputError(
      `${name} has no environment "${environment}" (${names}), and gitops.environments has no destination for a new one of that name; choose one of those, or add it to the configuration.`,
    );
  }
  return {
    ...config,
    environments: {
      ...others,
      [environment]: isNew ? { destination, ...fields } : fields,
    },
  };
}

interface ChangedFile {
  readonly path: string;
  readonly text: string;
  /** The same as it was. */
  readonly textBefore: string;
  readonly before: ApplicationConfig;
}

async function planned(
  { before: remote, environment, name, repository }: PlanChangeOptions,
  { before, path, text, textBefore }: ChangedFile,
): Promise<PlannedChange> {
  const after = readConfigOf(text, path, name);
  const application = `${name}-${environment}`;
  const recordPath = generationRecordPath(application);
  const texts = await remote.read([PLATFORM_SETTINGS_PATH, recordPath]);
  const record = readGenerationRecord(texts[recordPath] ?? '');
  const settings = readPlatformSettings(texts[PLATFORM_SETTINGS_PATH]);
  const others = affectsOthers(after, settings, before)
    ? await otherEnvironments({
        change: await planRepositoryChange({
          before: remote,
          changes: [{ path, content: text }],
          mode: repository.mode,
          repository,
        }),
        environment,
        config: before,
        text: textBefore,
        before: remote,
        repository,
      })
    : undefined;
  refuseErrors(others?.brought ?? []);
  const order = others ? others.orders.get(application) : record?.order;
  const generated = await generateApplicationAsync({
    config: after,
    configText: text,
    configPath: path,
    environments: [environment],
    mode: repository.mode,
    repository,
    existingPaths: remote.list(`dist/${application}`),
    sourceFiles: await sourcesOf(remote, after, environment),
    rules: settings.rules,
    order: order && { [environment]: order },
    promoted: record?.promotion && { [environment]: record.promotion },
  });
  refuseErrors(generated.findings);
  return {
    before,
    after,
    generated: {
      ...generated,
      files: generated.files.filter(
        ({ content, path: file }) => remote.blobOf(file) !== gitBlobId(content),
      ),
    },
    others,
  };
}
