import { serializeDirectoryContents } from '@backstage/plugin-scaffolder-node';
import { GeneratedFile } from '@slipway/cdk8s';

/**
 * The files of the workspace that count for what they declare: config files that an earlier step has written, and Promises
 * and CustomResourceDefinitions that a template brings along.
 */
export async function workspaceDeclarations(
  workspacePath: string,
): Promise<readonly GeneratedFile[]> {
  const files = await serializeDirectoryContents(workspacePath, {
    gitignore: false,
  });
  return files
    .filter(
      ({ path, symlink }) =>
        !symlink &&
        (/^config\/.*(?<!\.d)\.ts$/.test(path) ||
          /^(?!dist\/).*\.ya?ml$/.test(path)),
    )
    .map(({ content, path }) => ({ path, content: content.toString('utf8') }));
}
