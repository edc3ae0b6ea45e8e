import { FileWrite } from '../git/writeCommit';
import { TreeEntry } from '../git/types';
import { HostError } from '../HostError';
import { names } from '../names';

/** One file of a commit request, as it came. */
export interface FileOperation {
  readonly operation?: unknown;
  readonly path?: unknown;
  readonly content?: unknown;
  readonly sha?: unknown;
  readonly from_path?: unknown;
}

/** What a commit request comes to. */
export interface PlannedWrites {
  readonly writes: readonly FileWrite[];
  /** Files in the order asked; undefined for a deleted one. */
  readonly files: readonly (
    { readonly path: string; readonly content: Buffer } | undefined
  )[];
  /** Gitea's message for a request without one. */
  readonly defaultMessage: string;
}

function decode(content: unknown): Buffer {
  if (content === undefined || content === null) return Buffer.alloc(0);
  if (typeof content !== 'string') {
    throw new HostError(422, '[]: json: content must be a string');
  }
  const bad = /[^A-Za-z0-9+/=\r\n]/.exec(content);
  if (bad) {
    throw new HostError(422, `illegal base64 data at input byte ${bad.index}`);
  }
  return Buffer.from(content, 'base64');
}

/** A file tree while a commit is being put together. */
class DraftTree {
  private readonly entries = new Map<
    string,
    Pick<TreeEntry, 'mode' | 'sha' | 'type'>
  >();

  constructor(tree: readonly TreeEntry[]) {
    for (const entry of tree) this.entries.set(entry.path, entry);
  }

  file(path: string) {
    const entry = this.entries.get(path);
    return entry && entry.type !== 'tree' ? entry : undefined;
  }

  /** Refuses a path that a file, link or folder is in the way of. */
  checkWay(path: string): void {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = parts.slice(0, depth).join('/');
      if (this.file(parent)) {
        throw new HostError(
          422,
          `a file exists where you’re trying to create a subdirectory [path: ${parent}]`,
        );
      }
    }
    if (this.file(path)?.mode === '120000') {
      throw new HostError(
        422,
        `a symbolic link exists where you’re trying to create a subdirectory [path: ${path}]`,
      );
    }
    if (this.entries.get(path)?.type === 'tree') {
      throw new HostError(
        422,
        `a directory exists where you’re trying to create a file [path: ${path}]`,
      );
    }
  }

  write(path: string, mode: string): void {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      this.entries.set(parts.slice(0, depth).join('/'), {
        mode: '040000',
        sha: '',
        type: 'tree',
      });
    }
    this.entries.set(path, { mode, sha: '', type: 'blob' });
  }

  remove(path: string): void {
    this.entries.delete(path);
  }
}

function checkSha(given: unknown, expected: string): void {
  if (given && given !== expected) {
    throw new HostError(
      422,
      `sha does not match [given: ${given}, expected: ${expected}]`,
    );
  }
}

/**
 * Turns the files of a commit request into writes on a tree, with Gitea's rules: create only what is not there,
 * update and delete only what is, and a given sha has to match. Throws at the first file that breaks one.
 */
export function planFileWrites(
  files: readonly FileOperation[],
  tree: readonly TreeEntry[],
): PlannedWrites {
  const draft = new DraftTree(tree);
  const writes: FileWrite[] = [];
  const done: PlannedWrites['files'][number][] = [];
  const told: Record<string, string[]> = { Add: [], Update: [], Delete: [] };

  for (const file of files) checkFields(file);
  for (const file of files) {
    const path = names.path(file.path);
    const from = file.from_path ? names.path(file.from_path) : undefined;
    if (file.operation === 'delete') {
      const old = draft.file(path);
      if (!old)
        throw new HostError(
          500,
          `repository file does not exist [path: ${path}]`,
        );
      checkSha(file.sha, old.sha);
      draft.remove(path);
      writes.push({ path, content: undefined });
      done.push(undefined);
      told.Delete.push(path);
      continue;
    }
    const content = decode(file.content);
    const old = draft.file(from ?? path);
    if (file.operation === 'update') {
      if (!old)
        throw new HostError(
          500,
          `object does not exist [id: , rel_path: ${from ?? path}]`,
        );
      checkSha(file.sha, old.sha);
    }
    draft.checkWay(path);
    if (
      draft.file(path) &&
      (file.operation === 'create' || (from && from !== path))
    ) {
      throw new HostError(
        422,
        `repository file already exists [path: ${path}]`,
      );
    }
    const mode = file.operation === 'update' && old ? old.mode : '100644';
    if (from && from !== path) {
      draft.remove(from);
      writes.push({ path: from, content: undefined });
    }
    draft.write(path, mode);
    writes.push({ path, content, mode });
    done.push({ path, content });
    told[file.operation === 'create' ? 'Add' : 'Update'].push(path);
  }
  const lines = Object.entries(told).filter(([, list]) => list.length);
  return {
    writes,
    files: done,
    defaultMessage: lines
      .map(([verb, list]) => `${verb} ${list.join(', ')}`)
      .join('\n'),
  };
}

function checkFields(file: FileOperation): void {
  if (!file.operation) throw new HostError(422, '[Operation]: Required');
  if (!file.path) throw new HostError(422, '[Path]: Required');
  if (String(file.path).length > 500)
    throw new HostError(422, '[Path]: MaxSize');
  if (!['create', 'update', 'delete'].includes(String(file.operation))) {
    throw new HostError(
      500,
      `invalid file operation: ${file.operation} ${file.path}, supported operations are create, update, delete`,
    );
  }
}
