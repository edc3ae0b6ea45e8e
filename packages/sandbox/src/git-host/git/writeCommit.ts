import { BareRepository } from './BareRepository';
import { Signature } from './types';

/** One file of a commit that is to be written. */
export type FileWrite =
  | {
      readonly path: string;
      readonly content: Buffer;
      /** @default '100644' */
      readonly mode?: string;
    }
  | { readonly path: string; readonly content: undefined };

/** Input of {@link writeCommit}. */
export interface WriteCommitOptions {
  readonly repository: BareRepository;
  /** Branch that gets the commit. */
  readonly branch: string;
  /** Commit it stands on; undefined for the first one of a repository. */
  readonly parent: string | undefined;
  readonly files: readonly FileWrite[];
  readonly message: string;
  /** True when the message ends in a trailer, after which Gitea writes no newline. */
  readonly signedOff?: boolean;
  readonly author: Signature;
  readonly committer: Signature;
}

const clean = (text: string): string => text.replace(/[<>\n\0]/g, '').trim();

function identity(role: string, who: Signature): string {
  const seconds = Math.floor(who.date.getTime() / 1000);
  return `${role} ${clean(who.name)} <${clean(who.email)}> ${seconds} +0000\n`;
}

function quote(path: string): string {
  const escaped = path
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

function data(content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`data ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ]);
}

/**
 * Writes one commit to a branch in one run of `git fast-import`: all of it or nothing, no work tree, and the same
 * input gives the same sha. Returns the sha.
 */
export async function writeCommit(
  options: WriteCommitOptions,
): Promise<string> {
  const { repository, parent } = options;
  const text = options.message.replace(/\s+$/, '');
  const message = options.signedOff ? text : `${text}\n`;
  const parts: Buffer[] = [
    Buffer.from(
      `commit refs/heads/${options.branch}\nmark :1\n${identity('author', options.author)}${identity('committer', options.committer)}`,
    ),
    data(Buffer.from(message)),
    Buffer.from(parent ? `from ${parent}\n` : ''),
  ];
  for (const file of options.files) {
    if (file.content === undefined) {
      parts.push(Buffer.from(`D ${quote(file.path)}\n`));
    } else {
      parts.push(
        Buffer.from(`M ${file.mode ?? '100644'} inline ${quote(file.path)}\n`),
        data(file.content),
      );
    }
  }
  parts.push(Buffer.from('\nget-mark :1\n'));
  const out = await repository.git.text(
    ['fast-import', '--quiet', '--date-format=raw'],
    { input: Buffer.concat(parts) },
  );
  return out.trim();
}
