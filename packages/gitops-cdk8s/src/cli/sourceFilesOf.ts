import { ApplicationConfig } from '../config/ApplicationConfig';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { sourceFoldersOf } from '../generate/sourceFoldersOf';
import { GenerationRecord, gitBlobId } from '../package/generationRecord';
import { CliOptions } from './CliOptions';

/** Files of the repository that an environment's manifests are made from beside the config. */
export function sourceFilesOf(
  config: ApplicationConfig,
  environment: string,
  { chartTypes, repository }: Pick<CliOptions, 'chartTypes' | 'repository'>,
): readonly GeneratedFile[] {
  return sourceFoldersOf(config, { environments: [environment], chartTypes })
    .flatMap(folder => repository.list(folder))
    .filter(path => /\.(ya?ml|json)$/i.test(path))
    .flatMap(path => {
      const content = repository.read(path);
      return content === undefined ? [] : [{ path, content }];
    });
}

/**
 * The same files as a record names them: those in the working copy, or those in Git's history. Undefined when Git does not
 * have one of them.
 */
export async function recordedSourceFiles(
  { sources = [] }: GenerationRecord,
  { repository }: Pick<CliOptions, 'repository'>,
): Promise<readonly GeneratedFile[] | undefined> {
  const files: GeneratedFile[] = [];
  for (const { blob, path } of sources) {
    const text = repository.read(path);
    const content =
      text !== undefined && gitBlobId(text) === blob
        ? text
        : await repository.readBlob(blob);
    if (content === undefined) {
      return undefined;
    }
    files.push({ path, content });
  }
  return files;
}
