import { createHash } from 'node:crypto';
import { FileChange, RepositoryFile } from './ScmHost';

/** One file of a commit, in the words of Gitea's batch commit. */
export type FileOperation =
  | {
      readonly operation: 'create';
      readonly path: string;
      readonly content: Buffer;
    }
  | {
      readonly operation: 'update';
      readonly path: string;
      readonly content: Buffer;
      readonly sha: string;
    }
  | {
      readonly operation: 'delete';
      readonly path: string;
      readonly sha: string;
    };

/** A change whose content may be bytes. */
export interface BinaryFileChange extends Omit<FileChange, 'content'> {
  readonly content?: string | Buffer;
}

/** The sha that git gives to a file's content. */
export function blobSha(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/**
 * What has to be written so that a tree holds the changes. Files that hold them already are left out, so that a commit
 * without a change is never made; every update and delete names the blob that it replaces.
 */
export function planChanges(
  tree: readonly RepositoryFile[],
  changes: readonly BinaryFileChange[],
): FileOperation[] {
  const shas = new Map(tree.map(file => [file.path, file.sha]));
  const operations: FileOperation[] = [];
  for (const change of changes) {
    const { path } = change;
    const sha = shas.get(path);
    if (change.content === undefined) {
      if (sha) operations.push({ operation: 'delete', path, sha });
      continue;
    }
    const content = Buffer.from(change.content);
    if (!sha) operations.push({ operation: 'create', path, content });
    else if (sha !== blobSha(content)) {
      operations.push({ operation: 'update', path, content, sha });
    }
  }
  return operations;
}
