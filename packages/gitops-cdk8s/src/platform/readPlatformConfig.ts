import { z } from 'zod';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { DECLARATIONS } from './declarations';
import { Declared } from './Declared';
import { PlatformConfig } from './PlatformConfig';
import { PlatformSettings } from './PlatformSettings';
import { PLATFORM_SETTINGS_PATH } from './platformSettingsPath';
import { readDeclaration } from './readDeclaration';

/**
 * Reads what a repository declares beside its applications. Throws `ApplicationConfigError` for the first file that
 * cannot be read, and for one that is not named after what it declares.
 *
 * @param files - texts by path from the repository's root; those that are no declarations are passed over
 * @param settings - of `config/platform.ts`, when it has been read already
 * @internal
 */
export function readPlatformConfig(
  files: Readonly<Record<string, string>>,
  settings: PlatformSettings = settingsOf(files),
): PlatformConfig {
  const all = <T extends { readonly name: string }>({
    definer,
    folder,
    schema,
  }: {
    readonly definer: string;
    readonly folder: string;
    readonly schema: z.ZodType<T>;
  }): readonly Declared<T>[] =>
    Object.keys(files)
      .filter(path => isIn(folder, path))
      .sort()
      .map(path => {
        const config = readDeclaration(files[path], path, definer, schema);
        const name = path.slice(folder.length + 1, -'.ts'.length);
        if (config.name !== name) {
          throw new ApplicationConfigError(
            `it is named "${config.name}"; name the file ${config.name}.ts, so that two never share one.`,
            { file: path },
          );
        }
        return { path, config };
      });
  return {
    settings,
    projects: all(DECLARATIONS.project),
    clusters: all(DECLARATIONS.cluster),
    applicationSets: all(DECLARATIONS.applicationSet),
    addons: all(DECLARATIONS.addon),
    promises: all(DECLARATIONS.promise),
    requests: all(DECLARATIONS.request),
  };
}

function settingsOf(files: Readonly<Record<string, string>>): PlatformSettings {
  const { definer, schema } = DECLARATIONS.platform;
  return Object.hasOwn(files, PLATFORM_SETTINGS_PATH)
    ? readDeclaration(
        files[PLATFORM_SETTINGS_PATH],
        PLATFORM_SETTINGS_PATH,
        definer,
        schema,
      )
    : {};
}

function isIn(folder: string, path: string): boolean {
  return (
    path.startsWith(`${folder}/`) &&
    path.endsWith('.ts') &&
    !path.slice(folder.length + 1).includes('/')
  );
}
