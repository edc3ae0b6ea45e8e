import { CommitInfo, TreeEntry } from '../git/types';
import { Host } from '../Host';
import { RepositoryRecord } from '../state/records';
import { dates } from './dates';
import { encodePath } from './encodePath';
import { Json } from './Json';
import { links } from './links';

/** Trees and files in the shapes of Gitea’s API. */
export class FilePresenter {
  constructor(private readonly host: Host) {}

  treeEntry(repository: RepositoryRecord, entry: TreeEntry): Json {
    const kind = entry.type === 'tree' ? 'trees' : 'blobs';
    return {
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      size: entry.size,
      sha: entry.sha,
      url: `${links.api(this.host, repository)}/git/${kind}/${entry.sha}`,
    };
  }

  /** A file or folder of the contents API. `content` undefined: not asked for. */
  content(options: {
    readonly repository: RepositoryRecord;
    readonly entry: TreeEntry;
    readonly ref: string;
    /** `branch` or `commit`: how links name the ref. */
    readonly refKind: 'branch' | 'commit' | 'tag';
    readonly last: CommitInfo;
    readonly content?: Buffer;
  }): Json {
    const { repository, entry, ref, refKind } = options;
    const path = encodePath(entry.path);
    const self = `${links.api(this.host, repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
    const html = `${links.web(this.host, repository)}/src/${refKind}/${encodePath(ref)}/${path}`;
    const git = `${links.api(this.host, repository)}/git/blobs/${entry.sha}`;
    const isLink = entry.mode === '120000';
    const isFolder = entry.type === 'tree';
    const isText = options.content !== undefined && !isLink;
    return {
      name: entry.path.split('/').at(-1),
      path: entry.path,
      sha: entry.sha,
      last_commit_sha: options.last.sha,
      last_commit_when: dates.iso(options.last.committer.date),
      type: contentType(entry),
      size: entry.size,
      encoding: isText ? 'base64' : null,
      content: isText ? options.content?.toString('base64') : null,
      target: isLink ? (options.content?.toString('utf8') ?? '') : null,
      url: self,
      html_url: html,
      git_url: git,
      download_url: isFolder
        ? null
        : `${links.web(this.host, repository)}/raw/${refKind}/${encodePath(ref)}/${path}`,
      submodule_git_url: null,
      _links: { self, git, html },
    };
  }
}

function contentType(entry: TreeEntry): string {
  if (entry.type === 'tree') return 'dir';
  return entry.mode === '120000' ? 'symlink' : 'file';
}
