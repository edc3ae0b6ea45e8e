import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { serializeDirectoryContents } from '@backstage/plugin-scaffolder-node';
import { findSecrets } from '@slipway/cdk8s';
import { FileChange } from '@slipway/plugin-gitops-node';

/** Which files of the workspace go into a pull request. */
export interface ReadChangesOptions {
  readonly workspacePath: string;
  /** Folder of the workspace that stands for the repository's root. */
  readonly sourcePath: string;
  /** Files of the repository to remove. */
  readonly deletes: readonly string[];
}

/**
 * The files of a workspace as changes of a repository, sorted by path. Throws an `InputError` when there are none, for
 * what is no text, and for a Kubernetes Secret.
 */
export async function readChanges({
  deletes,
  sourcePath,
  workspacePath,
}: ReadChangesOptions): Promise<readonly FileChange[]> {
  const root = resolveSafeChildPath(workspacePath, sourcePath);
  const files = await serializeDirectoryContents(root, { gitignore: false });
  const changes = files
    .filter(({ path, symlink }) => !symlink && !isGit(path))
    .map(({ content, path }) => ({ path, content: decode(path, content) }));
  changes.forEach(refuseSecret);
  const removed = deletes.map(path => {
    if (path.split('/').some(part => ['', '.', '..'].includes(part))) {
      throw new InputError(
        `The file to remove is "${path}"; give its path from the repository's root, like dist/shop-dev.yaml.`,
      );
    }
    return { path, content: undefined };
  });
  const all = [...changes, ...removed].sort((left, right) =>
    left.path < right.path ? -1 : 1,
  );
  if (all.length === 0) {
    throw new InputError(
      `There is no file in "${sourcePath}" of the workspace; run gitops:cdk8s:generate before gitops:pull-request.`,
    );
  }
  return all;
}

function isGit(path: string): boolean {
  return path.split('/').includes('.git');
}

function decode(path: string, content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new InputError(
      `The file "${path}" is no UTF-8 text; leave it out of the GitOps repository.`,
    );
  }
}

function refuseSecret({ content, path }: { content: string; path: string }) {
  const [secret] = /\.(ya?ml|json)$/i.test(path) ? findSecrets(content) : [];
  if (secret) {
    throw new InputError(
      `The file "${path}" holds the Secret "${secret.name ?? ''}", and Git would keep its values for ever; keep them in the secret store and write an ExternalSecret that reads them.`,
    );
  }
}
