import { generateApplication } from '../generate/generateApplication';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import {
  generationRecordPath,
  readGenerationRecord,
} from '../package/generationRecord';
import { ApplicationFile } from './ApplicationFile';
import { CliOptions } from './CliOptions';

/**
 * Generates the environments of one application, each in the mode that its record names. Environments that the
 * application does not have are left out.
 */
export async function generateEnvironments(
  file: ApplicationFile,
  options: CliOptions,
): Promise<readonly GeneratedApplication[]> {
  const { branch, chartTypes, mode, repository, repositoryUrl } = options;
  const names = Object.keys(file.config.environments).filter(
    name => options.environments?.includes(name) ?? true,
  );
  return Promise.all(
    names.map(async name => {
      const application = `${file.config.name}-${name}`;
      const record = readGenerationRecord(
        (await repository.read(generationRecordPath(application))) ?? '',
      );
      return generateApplication({
        config: file.config,
        configText: file.text,
        environments: [name],
        mode: record?.mode ?? mode,
        repository: record?.repository ?? { url: repositoryUrl, branch },
        existingPaths: await repository.list(`dist/${application}`),
        chartTypes,
      });
    }),
  );
}
