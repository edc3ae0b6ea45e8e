import { Permission } from '../access/Access';
import { CommitInfo } from '../git/types';
import { Host } from '../Host';
import { PullState } from '../operations/pullState';
import { encodePath } from '../present/encodePath';
import { Json } from '../present/Json';
import {
  CommentRecord,
  OwnerRecord,
  PullRecord,
  RepositoryRecord,
} from '../state/records';

/** GitLab's numbers for what a member may do. */
const LEVELS: Readonly<Record<Permission, number>> = {
  none: 0,
  read: 20,
  write: 30,
  admin: 50,
};

/** Projects, commits and merge requests in the shapes of GitLab's API. */
export class GitlabPresenter {
  constructor(
    private readonly host: Host,
    private readonly basePath: string,
  ) {}

  web({ owner, name }: Pick<RepositoryRecord, 'owner' | 'name'>): string {
    return `${this.host.url}${this.basePath}/${encodePath(`${owner}/${name}`)}`;
  }

  user(user: OwnerRecord | undefined): Json | null {
    if (!user) return null;
    return {
      id: user.id,
      username: user.login,
      name: user.fullName || user.login,
      state: 'active',
      locked: false,
      avatar_url: null,
      web_url: `${this.host.url}${this.basePath}/${user.login}`,
    };
  }

  group({ id, login }: OwnerRecord): Json {
    const path = login.slice(login.lastIndexOf('/') + 1);
    return {
      id,
      name: path,
      path,
      full_name: login.split('/').join(' / '),
      full_path: login,
      kind: 'group',
      web_url: `${this.host.url}${this.basePath}/groups/${login}`,
      visibility: 'public',
    };
  }

  project(
    project: RepositoryRecord,
    permission: Permission,
    isEmpty: boolean,
    mergeMethod: string,
  ): Json {
    const owner = this.host.state.findOwner(project.owner);
    const web = this.web(project);
    return {
      id: project.id,
      description: project.description || null,
      name: project.name,
      name_with_namespace: `${project.owner.split('/').join(' / ')} / ${project.name}`,
      path: project.name,
      path_with_namespace: `${project.owner}/${project.name}`,
      created_at: project.createdAt,
      // Null without a branch.
      default_branch: isEmpty ? null : project.defaultBranch,
      web_url: web,
      http_url_to_repo: `${web}.git`,
      namespace: {
        id: owner?.id ?? 0,
        name: project.owner,
        path: project.owner.slice(project.owner.lastIndexOf('/') + 1),
        kind: owner?.kind === 'user' ? 'user' : 'group',
        full_path: project.owner,
      },
      empty_repo: isEmpty,
      archived: project.archived,
      visibility: project.private ? 'private' : 'public',
      last_activity_at: project.updatedAt,
      merge_method: mergeMethod,
      squash_option: 'default_off',
      permissions: {
        project_access:
          permission === 'none'
            ? null
            : { access_level: LEVELS[permission], notification_level: 3 },
        group_access: null,
      },
    };
  }

  commit(project: RepositoryRecord, commit: CommitInfo): Json {
    const message = commit.message;
    return {
      id: commit.sha,
      short_id: commit.sha.slice(0, 8),
      created_at: commit.committer.date.toISOString(),
      parent_ids: commit.parents,
      title: message.split('\n')[0],
      message,
      author_name: commit.author.name,
      author_email: commit.author.email,
      authored_date: commit.author.date.toISOString(),
      committer_name: commit.committer.name,
      committer_email: commit.committer.email,
      committed_date: commit.committer.date.toISOString(),
      trailers: {},
      web_url: `${this.web(project)}/-/commit/${commit.sha}`,
    };
  }

  /** @param parents - of the commit that the merge left; undefined before it */
  mergeRequest(
    project: RepositoryRecord,
    pull: PullRecord,
    state: PullState,
    facts: { readonly isChecked: boolean; readonly parents?: number },
  ): Json {
    const { merged } = pull;
    const isFastForward = merged && merged.commit === merged.head;
    const conflicts = state.conflicts.length > 0;
    const mergeStatus = mergeStatusOf(facts.isChecked, conflicts);
    return {
      id: pull.id,
      iid: pull.number,
      project_id: project.id,
      title: pull.title,
      description: pull.body || null,
      state: stateOf(pull),
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      merged_at: merged?.at ?? null,
      closed_at: merged ? null : (pull.closedAt ?? null),
      target_branch: pull.base,
      source_branch: pull.head,
      author: this.user(this.host.state.findUser(pull.author)),
      assignees: [],
      reviewers: [],
      labels: [],
      source_project_id: project.id,
      target_project_id: project.id,
      draft: state.draft,
      merge_status: mergeStatus,
      detailed_merge_status: detailedStatusOf(pull, state, facts.isChecked),
      has_conflicts: facts.isChecked && conflicts,
      sha: state.head,
      merge_commit_sha:
        merged && !isFastForward && (facts.parents ?? 0) > 1
          ? merged.commit
          : null,
      squash_commit_sha:
        merged && !isFastForward && facts.parents === 1 ? merged.commit : null,
      user_notes_count: pull.comments?.length ?? 0,
      changes_count: String(state.files.length),
      squash: false,
      web_url: `${this.web(project)}/-/merge_requests/${pull.number}`,
    };
  }

  note(comment: CommentRecord): Json {
    return {
      id: comment.id,
      type: null,
      body: comment.body,
      author: this.user(this.host.state.findUser(comment.user)),
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      system: false,
      noteable_type: 'MergeRequest',
    };
  }
}

function stateOf({ merged, state }: PullRecord): string {
  if (merged) return 'merged';
  return state === 'open' ? 'opened' : 'closed';
}

function mergeStatusOf(isChecked: boolean, conflicts: boolean): string {
  if (!isChecked) return 'checking';
  return conflicts ? 'cannot_be_merged' : 'can_be_merged';
}

function detailedStatusOf(
  pull: PullRecord,
  state: PullState,
  isChecked: boolean,
): string {
  if (pull.state !== 'open') return 'not_open';
  if (!isChecked) return 'checking';
  if (state.conflicts.length > 0) return 'conflict';
  return state.draft ? 'draft_status' : 'mergeable';
}
