import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { schemas } from '../config/schemas';
import { DECLARATIONS } from './declarations';
import { PlatformKind } from './PlatformKind';
import { PLATFORM_SETTINGS_PATH } from './platformSettingsPath';

/**
 * The file of a declaration, `config/clusters/media.ts`. Throws `ApplicationConfigError` for a name that is no DNS-1123
 * label, and for one that is missing or too much.
 *
 * @param name - left out for the kind `platform`
 * @public
 */
export function declarationPath(kind: PlatformKind, name?: string): string {
  const { folder } = DECLARATIONS[kind];
  if (folder === undefined) {
    if (name !== undefined) {
      throw new ApplicationConfigError(
        `the settings of a repository have no name, and "${name}" is one; leave it out.`,
        { file: PLATFORM_SETTINGS_PATH },
      );
    }
    return PLATFORM_SETTINGS_PATH;
  }
  const result = schemas.dnsLabel.safeParse(name);
  if (!result.success) {
    throw new ApplicationConfigError(
      name === undefined
        ? 'its name is missing; give it one.'
        : `its name is ${JSON.stringify(name)}, which ${result.error.issues[0].message}.`,
      { file: folder },
    );
  }
  return `${folder}/${result.data}.ts`;
}
