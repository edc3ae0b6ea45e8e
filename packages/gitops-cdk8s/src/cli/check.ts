import { version } from '../../package.json';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import {
  generationRecordPath,
  GenerationRecord,
  gitBlobId,
  readGenerationRecord,
} from '../package/generationRecord';
import { readApplicationFiles } from './ApplicationFile';
import { CliOptions } from './CliOptions';

type Verdict = 'same' | 'differs' | 'other generator';

/**
 * `slipway synth --check`: makes each environment again from the config and the generator that its record names, and
 * compares. Writes nothing. Gives the process' exit code.
 */
export async function check(options: CliOptions): Promise<number> {
  const { print, repository } = options;
  let failed = false;
  for (const { config } of await readApplicationFiles(
    repository,
    options.names,
  )) {
    for (const environment of Object.keys(config.environments)) {
      if (options.environments?.includes(environment) ?? true) {
        const problem = await checkEnvironment(
          `${config.name}-${environment}`,
          environment,
          options,
        );
        failed ||= problem;
      }
    }
  }
  if (!failed) {
    print('Everything below dist/ is what its config gives.');
  }
  return failed ? 1 : 0;
}

/** True when something is wrong. */
async function checkEnvironment(
  application: string,
  environment: string,
  options: CliOptions,
): Promise<boolean> {
  const { print, repository } = options;
  const recordPath = generationRecordPath(application);
  const recordText = await repository.read(recordPath);
  if (recordText === undefined) {
    print(
      `${application}: has no files yet; run \`slipway synth --environment ${environment}\`.`,
    );
    return true;
  }
  const record = readGenerationRecord(recordText);
  if (!record) {
    print(
      `${application}: ${recordPath} cannot be read; run \`slipway synth --environment ${environment}\`.`,
    );
    return true;
  }
  const configText = await readConfigText(record, options);
  if (configText === undefined) {
    print(
      `${application}: Git does not have the config it was made from (${record.config.blob}); fetch the whole history, or run \`slipway synth --environment ${environment}\`.`,
    );
    return true;
  }
  const { files, verdict } = await compare(
    application,
    environment,
    record,
    configText,
    options,
  );
  if (verdict === 'other generator') {
    print(
      `${application}: made by version ${record.version}, this is ${version}; check it with \`npx @slipway/cdk8s@${record.version} synth --check\`.`,
    );
    return false;
  }
  files.forEach(path =>
    print(
      `${application}: ${path} is not what ${record.config.path} gives; run \`slipway synth --environment ${environment}\`, and change the config rather than the file.`,
    ),
  );
  return verdict === 'differs';
}

async function readConfigText(
  { config }: GenerationRecord,
  { repository }: CliOptions,
): Promise<string | undefined> {
  const text = await repository.read(config.path);
  return text !== undefined && gitBlobId(text) === config.blob
    ? text
    : repository.readBlob(config.blob);
}

async function compare(
  application: string,
  environment: string,
  record: GenerationRecord,
  configText: string,
  { branch, chartTypes, repository, repositoryUrl }: CliOptions,
): Promise<{ readonly verdict: Verdict; readonly files: readonly string[] }> {
  const { deletes, files } = generateApplication({
    config: readApplicationConfig(configText, record.config.path),
    configText,
    environments: [environment],
    mode: record.mode,
    repository: record.repository ?? { url: repositoryUrl, branch },
    configCommit: record.config.commit,
    existingPaths: await repository.list(`dist/${application}`),
    chartTypes,
  });
  const recordPath = generationRecordPath(application);
  const different: string[] = [...deletes];
  for (const { content, path } of files) {
    const ignored = path === record.config.path || path === recordPath;
    if (!ignored && (await repository.read(path)) !== content) {
      different.push(path);
    }
  }
  if (different.length === 0) {
    return { verdict: 'same', files: [] };
  }
  return record.version === version
    ? { verdict: 'differs', files: different.sort() }
    : { verdict: 'other generator', files: [] };
}
