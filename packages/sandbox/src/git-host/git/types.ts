/** Forty zeros: no commit. */
export const NO_COMMIT = '0'.repeat(40);

/** The tree without an entry: what the first commit is compared with. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Who wrote or made a commit, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

/** A commit as `git log` tells it. */
export interface CommitInfo {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** With its final newline. */
  readonly message: string;
}

/** An entry of a git tree. */
export interface TreeEntry {
  /** From the repository's root. */
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Bytes; 0 for a folder. */
  readonly size: number;
}

/** A file that differs between two commits. */
export interface FileDifference {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: 'added' | 'changed' | 'deleted' | 'renamed';
  /** Lines; 0 for a binary file. */
  readonly additions: number;
  readonly deletions: number;
  readonly binary: boolean;
}

/** A branch or tag and its commit. */
export interface RefInfo {
  /** `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
}
