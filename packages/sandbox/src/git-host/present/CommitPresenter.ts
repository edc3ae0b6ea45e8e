import { CommitInfo, FileDifference, Signature } from '../git/types';
import { Host } from '../Host';
import { ProtectionRule } from '../operations/ProtectionRule';
import { RepositoryRecord } from '../state/records';
import { dates } from './dates';
import { Json } from './Json';
import { links } from './links';
import { OwnerPresenter } from './OwnerPresenter';

/** What the caller may do with a branch, and what protects it. */
export interface BranchRights {
  readonly mayWrite: boolean;
  readonly mayPush: boolean;
  readonly mayMerge: boolean;
  readonly protection?: ProtectionRule & { readonly name: string };
}

const UNVERIFIED = {
  verified: false,
  reason: 'gpg.error.not_signed_commit',
  signature: '',
  signer: null,
  payload: '',
};

/** Commits, branches, trees and files in the shapes of Gitea’s API. */
export class CommitPresenter {
  constructor(
    private readonly host: Host,
    private readonly owners: OwnerPresenter,
  ) {}

  private signature(who: Signature): Json {
    return { name: who.name, email: who.email, date: dates.iso(who.date) };
  }

  private payloadUser(who: Signature): Json {
    const user = this.host.state.findUserByEmail(who.email);
    return { name: who.name, email: who.email, username: user?.login ?? '' };
  }

  /** The commit inside a branch and inside webhook payloads. */
  payloadCommit(
    repository: RepositoryRecord,
    commit: CommitInfo,
    files:
      { added: string[]; removed: string[]; modified: string[] } | undefined,
  ): Json {
    return {
      id: commit.sha,
      message: commit.message,
      url: `${links.web(this.host, repository)}/commit/${commit.sha}`,
      author: this.payloadUser(commit.author),
      committer: this.payloadUser(commit.committer),
      verification: files ? null : UNVERIFIED,
      timestamp: dates.iso(commit.committer.date),
      ...(files ?? { added: null, removed: null, modified: null }),
    };
  }

  branch(
    repository: RepositoryRecord,
    name: string,
    commit: CommitInfo,
    { mayWrite, mayPush, mayMerge, protection }: BranchRights,
  ): Json {
    return {
      name,
      commit: this.payloadCommit(repository, commit, undefined),
      protected: protection !== undefined,
      required_approvals: protection?.required_approvals ?? 0,
      enable_status_check: protection?.enable_status_check ?? false,
      status_check_contexts: protection?.status_check_contexts ?? [],
      user_can_push: mayWrite && mayPush,
      user_can_merge: mayWrite && mayMerge,
      effective_branch_protection_name:
        (protection && mayWrite && protection.name) || '',
    };
  }

  /** A tag with the commit that it names. */
  tag(repository: RepositoryRecord, name: string, commit: CommitInfo): Json {
    const web = links.web(this.host, repository);
    return {
      name,
      message: commit.message.trim(),
      id: commit.sha,
      commit: {
        url: `${links.api(this.host, repository)}/git/commits/${commit.sha}`,
        sha: commit.sha,
        created: dates.iso(commit.committer.date),
      },
      zipball_url: `${web}/archive/${name}.zip`,
      tarball_url: `${web}/archive/${name}.tar.gz`,
      archive_download_count: { zip: 0, tar_gz: 0 },
    };
  }

  commit(
    repository: RepositoryRecord,
    commit: CommitInfo,
    files: readonly FileDifference[] | undefined,
    withVerification = true,
  ): Json {
    const api = links.api(this.host, repository);
    const created = dates.iso(commit.committer.date);
    const status = (file: FileDifference) =>
      ({
        added: 'added',
        deleted: 'removed',
        changed: 'modified',
        renamed: 'renamed',
      })[file.status];
    const additions = (files ?? []).reduce(
      (sum, file) => sum + file.additions,
      0,
    );
    const deletions = (files ?? []).reduce(
      (sum, file) => sum + file.deletions,
      0,
    );
    return {
      url: `${api}/git/commits/${commit.sha}`,
      sha: commit.sha,
      created,
      html_url: `${links.web(this.host, repository)}/commit/${commit.sha}`,
      commit: {
        url: `${api}/git/commits/${commit.sha}`,
        author: this.signature(commit.author),
        committer: this.signature(commit.committer),
        message: commit.message,
        tree: {
          url: `${api}/git/trees/${commit.tree}`,
          sha: commit.tree,
          created,
        },
        verification: withVerification ? UNVERIFIED : null,
      },
      author: this.owners.user(
        this.host.state.findUserByEmail(commit.author.email),
      ),
      committer: this.owners.user(
        this.host.state.findUserByEmail(commit.committer.email),
      ),
      parents: commit.parents.map(sha => ({
        url: `${api}/git/commits/${sha}`,
        sha,
        created: dates.never,
      })),
      files: files
        ? files.map(file => ({ filename: file.path, status: status(file) }))
        : null,
      stats: files
        ? { total: additions + deletions, additions, deletions }
        : null,
    };
  }

  /** The `commit` and `verification` of an answer to a written file. */
  writtenCommit(repository: RepositoryRecord, commit: CommitInfo): Json {
    const api = links.api(this.host, repository);
    const created = dates.iso(commit.committer.date);
    return {
      commit: {
        url: `${api}/git/commits/${commit.sha}`,
        sha: commit.sha,
        created,
        html_url: `${links.web(this.host, repository)}/commit/${commit.sha}`,
        author: this.signature(commit.author),
        committer: this.signature(commit.committer),
        parents: commit.parents.map(sha => ({
          url: `${api}/git/commits/${sha}`,
          sha,
          created: dates.never,
        })),
        message: commit.message,
        tree: {
          url: `${api}/git/trees/${commit.tree}`,
          sha: commit.tree,
          created,
        },
      },
      verification: UNVERIFIED,
    };
  }
}
