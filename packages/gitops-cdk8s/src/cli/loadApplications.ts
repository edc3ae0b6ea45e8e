import { basename } from 'node:path';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { CENTRAL_CONFIG_PATH } from '../config/central/CENTRAL_CONFIG_PATH';
import { readCentralConfig } from '../config/central/readCentralConfig';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { ApplicationFile } from './ApplicationFile';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { UsageError } from './UsageError';

const FOLDER = 'config/applications';

/** The applications of a repository, and what could not be read. */
export interface LoadedApplications {
  /** By name. */
  readonly files: readonly ApplicationFile[];
  readonly errors: readonly Error[];
}

/**
 * Reads the config files of a repository: one for each application, or one central file. Throws a `UsageError` for a
 * name that is not there.
 *
 * @param names - all when empty
 */
export function loadApplications(
  repository: RepositoryFiles,
  names: readonly string[],
): LoadedApplications {
  const paths = repository
    .list(FOLDER)
    .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  const central = readCentral(repository);
  const known = [
    ...paths.map(path => basename(path, '.ts')),
    ...central.files.map(({ config }) => config.name),
  ];
  const missing = names.find(name => !known.includes(name));
  if (missing !== undefined && central.errors.length === 0) {
    throw new UsageError(
      `there is no ${FOLDER}/${missing}.ts; use one of ${known.join(', ') || '(there are none yet)'}.`,
    );
  }
  const files: ApplicationFile[] = [];
  const errors: Error[] = [...central.errors];
  const isWanted = (name: string) => names.length === 0 || names.includes(name);
  for (const path of paths.filter(each => isWanted(basename(each, '.ts')))) {
    try {
      files.push(readOne(repository, path, central.files));
    } catch (error) {
      errors.push(error as Error);
    }
  }
  files.push(...central.files.filter(({ config }) => isWanted(config.name)));
  return { files: files.sort(byName), errors };
}

function readOne(
  repository: RepositoryFiles,
  path: string,
  central: readonly ApplicationFile[],
): ApplicationFile {
  const text = repository.read(path) ?? '';
  const config = readApplicationConfig(text, path);
  if (`${FOLDER}/${config.name}.ts` !== path) {
    throw new ApplicationConfigError(
      `the application is named "${config.name}"; name the file ${FOLDER}/${config.name}.ts, so that two applications never share one.`,
      { file: path },
    );
  }
  if (central.some(other => other.config.name === config.name)) {
    throw new ApplicationConfigError(
      `the application "${config.name}" is in ${CENTRAL_CONFIG_PATH} too; keep it in one of them.`,
      { file: path },
    );
  }
  return { path, text, config };
}

function readCentral(repository: RepositoryFiles): LoadedApplications {
  try {
    const text = repository.read(CENTRAL_CONFIG_PATH);
    const configs =
      text === undefined ? [] : readCentralConfig(text, CENTRAL_CONFIG_PATH);
    return {
      files: configs.map(config => ({
        path: CENTRAL_CONFIG_PATH,
        text: text!,
        config,
      })),
      errors: [],
    };
  } catch (error) {
    return { files: [], errors: [error as Error] };
  }
}

function byName(left: ApplicationFile, right: ApplicationFile): number {
  return left.config.name < right.config.name ? -1 : 1;
}
