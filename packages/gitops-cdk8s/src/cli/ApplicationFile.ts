import { basename } from 'node:path';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { GitopsRepository } from './GitopsRepository';

/** A config file of the repository. */
export interface ApplicationFile {
  readonly path: string;
  readonly text: string;
  readonly config: ApplicationConfig;
}

/**
 * The config files of a repository, by name. Throws `ApplicationConfigError` for one that cannot be read, for one that
 * is not named after its application, and for a name that is not there.
 *
 * @param names - all when empty
 */
export async function readApplicationFiles(
  repository: GitopsRepository,
  names: readonly string[],
): Promise<readonly ApplicationFile[]> {
  const paths = (await repository.list('config/applications')).filter(path =>
    path.endsWith('.ts'),
  );
  const known = paths.map(path => basename(path, '.ts'));
  const missing = names.find(name => !known.includes(name));
  if (missing !== undefined) {
    throw new ApplicationConfigError(
      `there is no config/applications/${missing}.ts; use one of ${known.join(', ') || '(there are none yet)'}.`,
    );
  }
  return Promise.all(
    paths
      .filter(
        path => names.length === 0 || names.includes(basename(path, '.ts')),
      )
      .map(async path => {
        const text = (await repository.read(path)) ?? '';
        const config = readApplicationConfig(text, path);
        if (config.name !== basename(path, '.ts')) {
          throw new ApplicationConfigError(
            `the application is named "${config.name}"; name the file ${config.name}.ts, so that two applications never share one.`,
            { file: path },
          );
        }
        return { path, text, config };
      }),
  );
}
