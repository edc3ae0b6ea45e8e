import {
  generationRecordPath,
  readGenerationRecord,
} from '../package/generationRecord';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { errorDocument } from './errorDocument';
import { GeneratedEnvironment } from './generateRepository';
import { inspectRepository } from './inspectRepository';
import { leftovers } from './leftovers';
import { Progress } from './Progress';

/**
 * `slipway synth`: writes what the configs give, all of it or, when anything is wrong, nothing.
 */
export async function synth(options: CliOptions): Promise<CommandResult> {
  const { print, repository } = options;
  repository.recover();
  const { environments, errors, failed, findings, platform } =
    inspectRepository(options);
  if (failed) {
    print('Nothing is written.');
    return {
      ok: false,
      document: {
        errors: errors.map(errorDocument),
        findings,
        written: [],
        removed: [],
      },
    };
  }
  const changes = await changesOf(environments, options);
  const left = isWhole(options)
    ? leftovers(repository, new Set(environments.map(({ name }) => name)))
    : [];
  const platformFiles = repository.differing(platform?.files ?? []);
  const files = [...changes.flatMap(change => change.files), ...platformFiles];
  const deletes = [
    ...changes.flatMap(change => change.deletes),
    ...left.flatMap(({ paths }) => paths),
    ...(platform?.deletes ?? []),
  ];
  const progress = new Progress(options.io, files.length, 'files');
  repository.change({ files, deletes }, done => progress.tell(done));
  progress.end();
  if (environments.length === 0) {
    print('There are no applications in config/ yet.');
  }
  for (const change of changes) {
    print(
      `${change.name}: ${change.files.length} files written, ${change.deletes.length} removed`,
    );
  }
  for (const { name, paths } of left) {
    print(`${name}: in no config any more, ${paths.length} files removed`);
  }
  if (platform && platform.files.length > 0) {
    print(
      `platform: ${platformFiles.length} files written, ${platform.deletes.length} removed`,
    );
  }
  return {
    ok: true,
    document: {
      errors: [],
      findings,
      applications: environments.map(({ environment, generated, name }) => ({
        name,
        environment,
        version: generated.applications[0].version,
      })),
      written: files.map(({ path }) => path).sort(),
      removed: [...deletes].sort(),
    },
  };
}

/** Only a run over everything knows what is in no config any more. */
function isWhole({ environments, names }: CliOptions): boolean {
  return names.length === 0 && environments === undefined;
}

interface EnvironmentChange {
  readonly name: string;
  readonly files: ReturnType<CliOptions['repository']['differing']>;
  readonly deletes: readonly string[];
}

/**
 * What is to be written for each environment. Where nothing but the record would change and the record's config is in
 * Git, it stays: an environment is not touched by a change of the config that does not concern it.
 */
async function changesOf(
  environments: readonly GeneratedEnvironment[],
  { repository }: CliOptions,
): Promise<readonly EnvironmentChange[]> {
  const changes = environments.map(({ generated, name }) => ({
    name,
    files: repository.differing(generated.files),
    deletes: generated.deletes,
  }));
  const records = changes.map(({ deletes, files, name }) => {
    const path = generationRecordPath(name);
    const alone =
      deletes.length === 0 && files.length === 1 && files[0].path === path;
    return alone
      ? readGenerationRecord(repository.read(path) ?? '')
      : undefined;
  });
  const inGit = await repository.knownBlobs([
    ...new Set(records.flatMap(record => record?.config.blob ?? [])),
  ]);
  return changes.map((change, index) => {
    const record = records[index];
    const [file] = change.files;
    const next = record && readGenerationRecord(file.content);
    const stays =
      record &&
      record.version === next?.version &&
      record.config.path === next.config.path &&
      inGit.has(record.config.blob);
    return stays ? { ...change, files: [] } : change;
  });
}
