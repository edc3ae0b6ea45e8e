import { stat } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { serializeDirectoryContents } from '@backstage/plugin-scaffolder-node';
import {
  ApplicationConfig,
  GeneratedFile,
  sourceFoldersOf,
} from '@slipway/cdk8s';

/**
 * The files of the workspace that an application's manifests are made from, as an earlier step of the template has put
 * them there. A folder that is not there has none. Throws `ApplicationConfigError` for an unknown chart type.
 */
export async function workspaceFiles(
  config: ApplicationConfig,
  workspacePath: string,
): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const folder of sourceFoldersOf(config)) {
    const root = resolveSafeChildPath(workspacePath, folder);
    if (await isFolder(root)) {
      const found = await serializeDirectoryContents(root, {
        gitignore: false,
      });
      files.push(
        ...found
          .filter(
            ({ path, symlink }) => !symlink && /\.(ya?ml|json)$/i.test(path),
          )
          .map(({ content, path }) => ({
            path: `${folder}/${path}`,
            content: content.toString('utf8'),
          })),
      );
    }
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
