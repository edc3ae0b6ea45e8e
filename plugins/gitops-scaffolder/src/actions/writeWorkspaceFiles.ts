import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { GeneratedFile } from '@slipway/cdk8s';

/** Writes files into a task's workspace, which no path leaves. */
export async function writeWorkspaceFiles(
  workspacePath: string,
  files: readonly GeneratedFile[],
): Promise<void> {
  for (const { path, content } of files) {
    const file = resolveSafeChildPath(workspacePath, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, 'utf8');
  }
}
