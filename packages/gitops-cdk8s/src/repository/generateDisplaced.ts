import { RuleLevels } from '../findings/RuleLevels';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import { generateApplicationAsync } from '../generate/generateApplicationAsync';
import { sourceFoldersOf } from '../generate/sourceFoldersOf';
import { DisplacedApplication } from './displacedApplications';
import { RemoteRepository } from './RemoteRepository';

/** What holds where the Application's record says nothing. */
export interface GenerateDisplacedOptions {
  readonly repository: { readonly url: string; readonly branch: string };
  readonly rules: RuleLevels | undefined;
}

/** The files below `dist/` of an Application that gets another place, made as its record says. */
export async function generateDisplaced(
  { environment, file, name, order, record }: DisplacedApplication,
  remote: RemoteRepository,
  { repository, rules }: GenerateDisplacedOptions,
): Promise<GeneratedApplication> {
  const sources = await remote.read(
    sourceFoldersOf(file.config, { environments: [environment] })
      .flatMap(folder => remote.list(folder))
      .filter(path => /\.(ya?ml|json)$/i.test(path)),
  );
  const generated = await generateApplicationAsync({
    config: file.config,
    configText: file.text,
    configPath: file.path,
    environments: [environment],
    mode: record.mode,
    repository: record.repository ?? repository,
    existingPaths: remote.list(`dist/${name}`),
    order: order && { [environment]: order },
    promoted: record.promotion && { [environment]: record.promotion },
    sourceFiles: Object.entries(sources).map(([path, content]) => ({
      path,
      content,
    })),
    rules,
  });
  return {
    ...generated,
    files: generated.files.filter(({ path }) => path.startsWith('dist/')),
  };
}
