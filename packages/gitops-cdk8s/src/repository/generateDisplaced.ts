import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { RuleLevels } from '../findings/RuleLevels';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import { generateApplicationAsync } from '../generate/generateApplicationAsync';
import { sourceFoldersOf } from '../generate/sourceFoldersOf';
import { generationRecordPath, gitBlobId } from '../package/generationRecord';
import { DisplacedApplication } from './displacedApplications';
import { movedFiles } from './movedFiles';
import { RemoteRepository } from './RemoteRepository';

/** What holds where the Application's record says nothing. */
export interface GenerateDisplacedOptions {
  readonly repository: { readonly url: string; readonly branch: string };
  readonly rules: RuleLevels | undefined;
}

/**
 * The files below `dist/` of an Application that gets another place, made as its record says, and nothing else: where its
 * config has changed since they were made, only the place is written into them. What waits in the config comes when
 * somebody brings it to that environment.
 */
export async function generateDisplaced(
  displaced: DisplacedApplication,
  remote: RemoteRepository,
  { repository, rules }: GenerateDisplacedOptions,
): Promise<GeneratedApplication> {
  const { environment, file, name, order, record } = displaced;
  const sources = await remote.read(
    sourceFoldersOf(file.config, { environments: [environment] })
      .flatMap(folder => remote.list(folder))
      .filter(path => /\.(ya?ml|json)$/i.test(path)),
  );
  const generate = (place: ApplicationOrder | undefined) =>
    generateApplicationAsync({
      config: file.config,
      configText: file.text,
      configPath: file.path,
      environments: [environment],
      mode: record.mode,
      repository: record.repository ?? repository,
      existingPaths: remote.list(`dist/${name}`),
      order: place && { [environment]: place },
      promoted: record.promotion && { [environment]: record.promotion },
      sourceFiles: Object.entries(sources).map(([path, content]) => ({
        path,
        content,
      })),
      rules,
    });
  const generated = await generate(order);
  const before = await generate(record.order);
  const moved = isAsItWas(before, displaced, remote)
    ? undefined
    : await movedFiles(displaced, { remote, before, after: generated });
  return moved
    ? { ...generated, files: moved, deletes: [] }
    : {
        ...generated,
        files: generated.files.filter(({ path }) => path.startsWith('dist/')),
      };
}

/** Whether the repository has what the config gives today. */
function isAsItWas(
  { files }: GeneratedApplication,
  { name }: DisplacedApplication,
  remote: RemoteRepository,
): boolean {
  return files
    .filter(({ path }) => path.startsWith('dist/'))
    .filter(({ path }) => path !== generationRecordPath(name))
    .every(({ content, path }) => remote.blobOf(path) === gitBlobId(content));
}
