import { CommitInfo, TreeEntry } from '../git/types';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { Json } from '../present/Json';
import { Presenter } from '../present/Presenter';
import { RepositoryRecord } from '../state/records';

const missing = (sha: string, path: string) =>
  HostError.notFound('GetContentsOrList', [
    `object does not exist [id: ${sha}, rel_path: ${path}]`,
  ]);

async function refKind(
  host: Host,
  repository: RepositoryRecord,
  ref: string,
): Promise<'branch' | 'tag' | 'commit'> {
  const git = host.git(repository);
  if (await git.branchTip(ref)) return 'branch';
  return /^[0-9a-f]{40}$/.test(ref) ? 'commit' : 'tag';
}

async function lastCommit(
  host: Host,
  repository: RepositoryRecord,
  commit: string,
  path: string,
): Promise<CommitInfo> {
  const git = host.git(repository);
  const [last] = await git.log({ range: [commit], path, limit: 1 });
  return last ?? git.commit(commit);
}

/** A file with its content, or the list of a folder, in the shape of Gitea's contents API. */
export async function readContents(
  host: Host,
  present: Presenter,
  repository: RepositoryRecord,
  options: { readonly ref?: string; readonly path: string },
): Promise<Json | readonly Json[]> {
  const git = host.git(repository);
  const ref = options.ref || repository.defaultBranch;
  const path = options.path.replace(/\/+$/, '');
  const commit = await git.resolve(ref);
  if (!commit) throw missing(ref, '');
  const kind = await refKind(host, repository, ref);
  const show = async (entry: TreeEntry, content?: Buffer) =>
    present.files.content({
      repository,
      entry,
      ref,
      refKind: kind,
      last: await lastCommit(host, repository, commit, entry.path),
      content,
    });
  if (path === '') {
    return Promise.all(
      (await git.tree(commit, { recursive: false })).map(entry => show(entry)),
    );
  }
  if (path.split('/').some(part => part === '..' || part === '.'))
    throw missing('', path);
  const entry = await git.entry(commit, path);
  if (!entry) throw missing('', path);
  if (entry.type === 'tree') {
    const entries = await git.tree(commit, { recursive: false, path });
    return Promise.all(entries.map(child => show(child)));
  }
  return show(entry, await git.blob(entry.sha));
}
