import { z } from 'zod';
import { BareRepository } from '../git/BareRepository';
import { TreeEntry } from '../git/types';
import { TreeWrite, writeBlob } from '../git/writeTree';
import { HostError } from '../HostError';
import { names } from '../names';
import { GithubRefusal } from './GithubRefusal';

const MODES = ['100644', '100755', '040000', '160000', '120000'] as const;
const TYPES = ['blob', 'tree', 'commit'] as const;
const SHA = /^[0-9a-f]{40}$/;

/** An entry of a tree that is to be made. */
export const treeEntrySchema = z.object({
  path: z.string(),
  mode: z.enum(MODES).optional(),
  type: z.enum(TYPES).optional(),
  sha: z.string().nullish(),
  content: z.string().optional(),
});

/** What an entry comes to in git, with GitHub's refusals of what it takes none of. */
export async function treeWriteOf(
  git: BareRepository,
  entry: z.infer<typeof treeEntrySchema>,
  before: readonly TreeEntry[],
): Promise<TreeWrite> {
  const { mode, type = 'blob', content, sha } = entry;
  const path = cleanPath(entry.path);
  if ((content === undefined) === (sha === undefined)) {
    throw new GithubRefusal(422, 'Must supply either tree.sha or tree.content');
  }
  if (!mode) throw new GithubRefusal(422, 'Must supply a valid tree.mode');
  if (sha === null) {
    if (!before.some(one => one.path === path)) {
      throw new GithubRefusal(422, 'GitRPC::BadObjectState');
    }
    return { path, mode, sha: undefined };
  }
  if (content !== undefined) {
    return { path, mode, sha: await writeBlob(git, Buffer.from(content)) };
  }
  const given = sha ?? '';
  const found = SHA.test(given) ? await git.objectType(given) : undefined;
  if (found !== type) {
    throw new GithubRefusal(422, `tree.sha ${given} is not a valid ${type}`);
  }
  return { path, mode, sha: given };
}

function cleanPath(path: string): string {
  try {
    if (path !== '' && names.path(path) === path) return path;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
  throw new GithubRefusal(422, 'tree.path contains a malformed path component');
}
