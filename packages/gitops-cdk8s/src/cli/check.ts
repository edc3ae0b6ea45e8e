import { version } from '../../package.json';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { readConfigOf } from '../config/readConfigOf';
import { GenerateOptions } from '../generate/GenerateOptions';
import { generateApplication } from '../generate/generateApplication';
import {
  generationRecordPath,
  GenerationRecord,
  readGenerationRecord,
} from '../package/generationRecord';
import { ApplicationFile } from './ApplicationFile';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { ConfigTexts } from './ConfigTexts';
import { errorDocument } from './errorDocument';
import { leftovers } from './leftovers';
import { loadApplications } from './loadApplications';
import { printErrors } from './printErrors';
import { Progress } from './Progress';
import { recordedSourceFiles } from './sourceFilesOf';
import { refuseUnknownEnvironments } from './refuseUnknownEnvironments';
import { stalePlatform } from './stalePlatform';
import { withSettings } from './withSettings';

/** Something below `dist/` that is not what it was made from. */
interface StaleFile {
  readonly application: string;
  /** The file; undefined when it is about the package as a whole. */
  readonly path?: string;
  readonly message: string;
  /** Made by another version of the generator: to be judged by that one. */
  readonly excused?: boolean;
}

/**
 * `slipway synth --check`: makes each environment again from the config and the generator that its record names, and
 * compares. Writes nothing.
 */
export async function check(options: CliOptions): Promise<CommandResult> {
  const { environments, names, print, repository } = options;
  const loaded = loadApplications(repository, names);
  refuseUnknownEnvironments(loaded, environments);
  const { errors, files } = loaded;
  const texts = new ConfigTexts(options);
  const stale: StaleFile[] = [];
  const expected = new Set<string>();
  const progress = new Progress(options.io, files.length, 'applications');
  for (const [index, file] of files.entries()) {
    for (const environment of Object.keys(file.config.environments)) {
      if (environments?.includes(environment) ?? true) {
        expected.add(`${file.config.name}-${environment}`);
        stale.push(
          ...(await checkEnvironment(file, environment, texts, options)),
        );
      }
    }
    progress.tell(index + 1);
  }
  progress.end();
  if (names.length === 0 && !environments && errors.length === 0) {
    stale.push(...staleLeftovers(options, expected));
    stale.push(...stalePlatform(files, withSettings(options)));
  }
  printErrors(errors, print);
  stale.forEach(({ application, message }) =>
    print(`${application}: ${message}`),
  );
  const ok = errors.length === 0 && stale.every(({ excused }) => excused);
  if (ok) {
    print('Everything below dist/ is what its config gives.');
  }
  return { ok, document: { errors: errors.map(errorDocument), stale } };
}

async function checkEnvironment(
  file: ApplicationFile,
  environment: string,
  texts: ConfigTexts,
  options: CliOptions,
): Promise<readonly StaleFile[]> {
  const { config } = file;
  const application = `${config.name}-${environment}`;
  const again = `run \`slipway synth --environment ${environment}\``;
  const recordPath = generationRecordPath(application);
  const recordText = options.repository.read(recordPath);
  if (recordText === undefined) {
    return [{ application, message: `has no files yet; ${again}.` }];
  }
  const record = readGenerationRecord(recordText);
  if (!record) {
    return [
      {
        application,
        path: recordPath,
        message: `${recordPath} cannot be read; take one side of a merge conflict, or remove the file and ${again}.`,
      },
    ];
  }
  const text = await texts.of(record);
  if (text === undefined) {
    return [
      {
        application,
        path: recordPath,
        message: `Git does not have the config it was made from (${record.config.blob}); fetch the whole history, or ${again}.`,
      },
    ];
  }
  const sources = await recordedSourceFiles(record, options);
  if (sources === undefined) {
    return [
      {
        application,
        path: recordPath,
        message: `Git does not have all the files it was made from; fetch the whole history, or ${again}.`,
      },
    ];
  }
  const different = differences(
    // Most environments stand at the config that has just been read.
    text === file.text && record.config.path === file.path
      ? config
      : readConfigOf(text, record.config.path, config.name),
    environment,
    record,
    { configText: text, sourceFiles: sources },
    options,
  );
  if (different.length > 0 && record.version !== version) {
    return [
      {
        application,
        excused: true,
        message: `made by version ${record.version}, this is ${version}; check it with \`npx @slipway/cdk8s@${record.version} synth --check\`.`,
      },
    ];
  }
  return different.map(path => ({
    application,
    path,
    message: `${path} is not what ${record.config.path} gives; ${again}, and change the config rather than the file.`,
  }));
}

/** Paths of files that are there and should not be, are not there and should be, or hold something else. */
function differences(
  config: ApplicationConfig,
  environment: string,
  record: GenerationRecord,
  made: Pick<GenerateOptions, 'configText' | 'sourceFiles'>,
  { branch, chartTypes, repository, repositoryUrl }: CliOptions,
): readonly string[] {
  const application = `${config.name}-${environment}`;
  const { deletes, files } = generateApplication({
    config,
    ...made,
    configPath: record.config.path,
    environments: [environment],
    mode: record.mode,
    repository: record.repository ?? { url: repositoryUrl, branch },
    configCommit: record.config.commit,
    order: record.order && { [environment]: record.order },
    promoted: record.promotion && { [environment]: record.promotion },
    existingPaths: repository.list(`dist/${application}`),
    chartTypes,
  });
  const recordPath = generationRecordPath(application);
  const compared = files.filter(
    ({ path }) => path !== record.config.path && path !== recordPath,
  );
  return [
    ...deletes,
    ...repository.differing(compared).map(({ path }) => path),
  ].sort();
}

function staleLeftovers(
  { repository }: CliOptions,
  expected: ReadonlySet<string>,
): readonly StaleFile[] {
  return leftovers(repository, expected).map(({ name }) => ({
    application: name,
    path: `dist/${name}.yaml`,
    message: `dist/${name}.yaml and dist/${name}/ are in no config any more; run \`slipway synth\`.`,
  }));
}
