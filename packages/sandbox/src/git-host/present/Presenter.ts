import { createHash } from 'node:crypto';
import { CommitInfo, FileDifference, Signature, TreeEntry } from '../git/types';
import { Host } from '../Host';
import { PullState } from '../operations/pullState';
import {
  HookRecord,
  LabelRecord,
  OwnerRecord,
  PullRecord,
  RepositoryRecord,
  StatusRecord,
} from '../state/records';
import { Permission } from '../access/Access';
import { encodePath } from './encodePath';

/** A JSON object of an answer. */
export type Json = Readonly<Record<string, unknown>>;

const UNVERIFIED = {
  verified: false,
  reason: 'gpg.error.not_signed_commit',
  signature: '',
  signer: null,
  payload: '',
};
const NEVER = '1970-01-01T00:00:00Z';
const iso = (date: Date): string =>
  date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Writes records and commits in the shapes of Gitea's API. */
export class Presenter {
  constructor(private readonly host: Host) {}

  private api(repository: RepositoryRecord): string {
    return `${this.host.url}/api/v1/repos/${repository.owner}/${repository.name}`;
  }

  web(repository: RepositoryRecord): string {
    return `${this.host.url}/${repository.owner}/${repository.name}`;
  }

  /** `self`: shown to the user himself, with his real address. */
  user(user: OwnerRecord | undefined, self = false): Json | null {
    if (!user) return null;
    const { url } = this.host;
    const email = self
      ? user.email
      : `${user.login.toLowerCase()}@noreply.${new URL(url).host}`;
    return {
      id: user.id,
      login: user.login,
      login_name: '',
      source_id: 0,
      full_name: user.fullName,
      email: user.kind === 'user' ? email : '',
      avatar_url: `${url}/avatars/${createHash('md5')
        .update(user.email || user.login)
        .digest('hex')}`,
      html_url: `${url}/${user.login}`,
      language: '',
      is_admin: self && user.admin,
      last_login: NEVER,
      created: user.createdAt,
      restricted: false,
      active: self,
      prohibit_login: false,
      location: '',
      pronouns: '',
      website: '',
      description: '',
      visibility: 'public',
      followers_count: 0,
      following_count: 0,
      starred_repos_count: 0,
      username: user.login,
    };
  }

  named(login: string): Json | null {
    return this.user(this.host.state.findOwner(login));
  }

  organization(owner: OwnerRecord): Json {
    return {
      id: owner.id,
      name: owner.login,
      full_name: owner.fullName,
      email: '',
      avatar_url: `${this.host.url}/avatars/${createHash('md5').update(owner.login).digest('hex')}`,
      description: '',
      website: '',
      location: '',
      visibility: 'public',
      repo_admin_change_team_access: false,
      username: owner.login,
    };
  }

  repository(
    repository: RepositoryRecord,
    permission: Permission,
    empty: boolean,
  ): Json {
    const web = this.web(repository);
    const { options } = repository;
    const open = repository.pulls.filter(pull => pull.state === 'open').length;
    return {
      id: repository.id,
      owner: this.named(repository.owner),
      name: repository.name,
      full_name: `${repository.owner}/${repository.name}`,
      description: repository.description,
      empty,
      private: repository.private,
      fork: false,
      template: false,
      parent: null,
      mirror: false,
      size: empty ? 0 : 25,
      language: '',
      languages_url: `${this.api(repository)}/languages`,
      html_url: web,
      url: this.api(repository),
      link: '',
      ssh_url: `ssh://git@${new URL(this.host.url).host}/${repository.owner}/${repository.name}.git`,
      clone_url: `${web}.git`,
      original_url: '',
      website: '',
      stars_count: 0,
      forks_count: 0,
      watchers_count: 1,
      open_issues_count: 0,
      open_pr_counter: open,
      release_counter: 0,
      default_branch: repository.defaultBranch,
      archived: repository.archived,
      created_at: repository.createdAt,
      updated_at: repository.updatedAt,
      archived_at: NEVER,
      permissions: {
        admin: permission === 'admin',
        push: permission === 'admin' || permission === 'write',
        pull: permission !== 'none',
      },
      has_issues: true,
      internal_tracker: {
        enable_time_tracker: true,
        allow_only_contributors_to_track_time: true,
        enable_issue_dependencies: true,
      },
      has_wiki: options.has_wiki,
      wiki_branch: 'main',
      globally_editable_wiki: false,
      has_pull_requests: true,
      has_projects: true,
      has_releases: true,
      has_packages: true,
      has_actions: true,
      ignore_whitespace_conflicts: false,
      allow_merge_commits: options.allow_merge_commits,
      allow_rebase: options.allow_rebase,
      allow_rebase_explicit: options.allow_rebase_explicit,
      allow_squash_merge: options.allow_squash_merge,
      allow_fast_forward_only_merge: options.allow_fast_forward_only_merge,
      allow_rebase_update: true,
      default_delete_branch_after_merge:
        options.default_delete_branch_after_merge,
      default_merge_style: options.default_merge_style,
      default_allow_maintainer_edit: false,
      default_update_style: 'merge',
      avatar_url: '',
      internal: false,
      mirror_interval: '',
      object_format_name: 'sha1',
      mirror_updated: NEVER,
      repo_transfer: null,
      topics: [],
    };
  }

  private signature(who: Signature): Json {
    return { name: who.name, email: who.email, date: iso(who.date) };
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
      url: `${this.web(repository)}/commit/${commit.sha}`,
      author: this.payloadUser(commit.author),
      committer: this.payloadUser(commit.committer),
      verification: files ? null : UNVERIFIED,
      timestamp: iso(commit.committer.date),
      ...(files ?? { added: null, removed: null, modified: null }),
    };
  }

  branch(
    repository: RepositoryRecord,
    name: string,
    commit: CommitInfo,
    mayWrite: boolean,
  ): Json {
    return {
      name,
      commit: this.payloadCommit(repository, commit, undefined),
      protected: false,
      required_approvals: 0,
      enable_status_check: false,
      status_check_contexts: [],
      user_can_push: mayWrite,
      user_can_merge: mayWrite,
      effective_branch_protection_name: '',
    };
  }

  commit(
    repository: RepositoryRecord,
    commit: CommitInfo,
    files: readonly FileDifference[] | undefined,
  ): Json {
    const api = this.api(repository);
    const created = iso(commit.committer.date);
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
      html_url: `${this.web(repository)}/commit/${commit.sha}`,
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
        verification: UNVERIFIED,
      },
      author: this.user(this.host.state.findUserByEmail(commit.author.email)),
      committer: this.user(
        this.host.state.findUserByEmail(commit.committer.email),
      ),
      parents: commit.parents.map(sha => ({
        url: `${api}/git/commits/${sha}`,
        sha,
        created: NEVER,
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
    const api = this.api(repository);
    const created = iso(commit.committer.date);
    return {
      commit: {
        url: `${api}/git/commits/${commit.sha}`,
        sha: commit.sha,
        created,
        html_url: `${this.web(repository)}/commit/${commit.sha}`,
        author: this.signature(commit.author),
        committer: this.signature(commit.committer),
        parents: commit.parents.map(sha => ({
          url: `${api}/git/commits/${sha}`,
          sha,
          created: NEVER,
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

  treeEntry(repository: RepositoryRecord, entry: TreeEntry): Json {
    const kind = entry.type === 'tree' ? 'trees' : 'blobs';
    return {
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      size: entry.size,
      sha: entry.sha,
      url: `${this.api(repository)}/git/${kind}/${entry.sha}`,
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
    const self = `${this.api(repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
    const html = `${this.web(repository)}/src/${refKind}/${encodePath(ref)}/${path}`;
    const git = `${this.api(repository)}/git/blobs/${entry.sha}`;
    const isLink = entry.mode === '120000';
    const isFolder = entry.type === 'tree';
    const isText = options.content !== undefined && !isLink;
    return {
      name: entry.path.split('/').at(-1),
      path: entry.path,
      sha: entry.sha,
      last_commit_sha: options.last.sha,
      last_commit_when: iso(options.last.committer.date),
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
        : `${this.web(repository)}/raw/${refKind}/${encodePath(ref)}/${path}`,
      submodule_git_url: null,
      _links: { self, git, html },
    };
  }

  label(repository: RepositoryRecord, label: LabelRecord): Json {
    return {
      id: label.id,
      name: label.name,
      exclusive: false,
      is_archived: false,
      color: label.color,
      description: label.description,
      url: `${this.api(repository)}/labels/${label.id}`,
    };
  }

  pull(
    repository: RepositoryRecord,
    pull: PullRecord,
    state: PullState,
    permission: Permission,
  ): Json {
    const html = `${this.web(repository)}/pulls/${pull.number}`;
    const repo = this.repository(repository, permission, false);
    const assignees = pull.assignees.map(login => this.named(login));
    const sum = (key: 'additions' | 'deletions') =>
      state.files.reduce((total, file) => total + file[key], 0);
    return {
      id: pull.id,
      url: html,
      number: pull.number,
      user: this.user(this.host.state.findUser(pull.author), true),
      title: pull.title,
      body: pull.body,
      labels: repository.labels
        .filter(label => pull.labels.includes(label.id))
        .map(label => this.label(repository, label)),
      milestone: null,
      assignee: assignees[0] ?? null,
      assignees: assignees.length ? assignees : null,
      requested_reviewers: pull.reviewers.map(login => this.named(login)),
      requested_reviewers_teams: [],
      state: pull.state,
      draft: state.draft,
      is_locked: false,
      comments: 0,
      review_comments: 0,
      additions: sum('additions'),
      deletions: sum('deletions'),
      changed_files: state.files.length,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      mergeable: state.mergeable,
      merged: pull.merged !== undefined,
      merged_at: pull.merged?.at ?? null,
      merge_commit_sha: pull.merged?.commit ?? null,
      merged_by: pull.merged ? this.named(pull.merged.by) : null,
      allow_maintainer_edit: false,
      base: {
        label: pull.base,
        ref: pull.base,
        sha: state.base ?? '',
        repo_id: repository.id,
        repo,
      },
      head: {
        label: pull.head,
        ref: state.headExists ? pull.head : `refs/pull/${pull.number}/head`,
        sha: state.head,
        repo_id: repository.id,
        repo,
      },
      merge_base: state.mergeBase ?? '',
      due_date: null,
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      closed_at: pull.closedAt ?? null,
      pin_order: 0,
      flow: 0,
    };
  }

  pullFile(
    repository: RepositoryRecord,
    file: FileDifference,
    head: string,
  ): Json {
    const path = encodePath(file.path);
    return {
      filename: file.path,
      ...(file.previousPath && { previous_filename: file.previousPath }),
      status: file.status,
      additions: file.additions,
      deletions: file.deletions,
      changes: file.additions + file.deletions,
      html_url: `${this.web(repository)}/src/commit/${head}/${path}`,
      contents_url: `${this.api(repository)}/contents/${path}?ref=${head}`,
      raw_url: `${this.web(repository)}/raw/commit/${head}/${path}`,
    };
  }

  hook(hook: HookRecord): Json {
    return {
      id: hook.id,
      type: 'gitea',
      branch_filter: hook.branchFilter,
      url: hook.url,
      config: { content_type: hook.contentType, url: hook.url },
      events: hook.events,
      authorization_header: '',
      content_type: hook.contentType,
      metadata: null,
      active: hook.active,
      updated_at: hook.updatedAt,
      created_at: hook.createdAt,
    };
  }

  status(repository: RepositoryRecord, status: StatusRecord): Json {
    return {
      id: status.id,
      status: status.state,
      target_url: status.targetUrl,
      description: status.description,
      url: `${this.api(repository)}/statuses/${status.sha}`,
      context: status.context,
      creator: this.named(status.creator),
      created_at: status.createdAt,
      updated_at: status.createdAt,
    };
  }
}

function contentType(entry: TreeEntry): string {
  if (entry.type === 'tree') return 'dir';
  return entry.mode === '120000' ? 'symlink' : 'file';
}
