import { Permission } from '../access/Access';
import { FileDifference } from '../git/types';
import { Host } from '../Host';
import { PullState } from '../operations/pullState';
import {
  CommentRecord,
  LabelRecord,
  PullRecord,
  RepositoryRecord,
  ReviewRecord,
} from '../state/records';
import { encodePath } from './encodePath';
import { Json } from './Json';
import { links } from './links';
import { OwnerPresenter } from './OwnerPresenter';
import { RepositoryPresenter } from './RepositoryPresenter';

/** Pull requests and labels in the shapes of Gitea’s API. */
export class PullPresenter {
  constructor(
    private readonly host: Host,
    private readonly owners: OwnerPresenter,
    private readonly repositories: RepositoryPresenter,
  ) {}

  label(repository: RepositoryRecord, label: LabelRecord): Json {
    return {
      id: label.id,
      name: label.name,
      exclusive: false,
      is_archived: false,
      color: label.color,
      description: label.description,
      url: `${links.api(this.host, repository)}/labels/${label.id}`,
    };
  }

  pull(
    repository: RepositoryRecord,
    pull: PullRecord,
    state: PullState,
    permission: Permission,
  ): Json {
    const html = `${links.web(this.host, repository)}/pulls/${pull.number}`;
    const repo = this.repositories.repository(repository, permission, false);
    const assignees = pull.assignees.map(login => this.owners.named(login));
    const sum = (key: 'additions' | 'deletions') =>
      state.files.reduce((total, file) => total + file[key], 0);
    return {
      id: pull.id,
      url: html,
      number: pull.number,
      user: this.owners.user(this.host.state.findUser(pull.author), true),
      title: pull.title,
      body: pull.body,
      labels: repository.labels
        .filter(label => pull.labels.includes(label.id))
        .map(label => this.label(repository, label)),
      milestone: null,
      assignee: assignees[0] ?? null,
      assignees: assignees.length ? assignees : null,
      requested_reviewers: [
        ...new Set([
          ...pull.reviewers,
          ...(pull.reviews ?? []).map(({ user }) => user),
        ]),
      ].map(login => this.owners.named(login)),
      requested_reviewers_teams: [],
      state: pull.state,
      draft: state.draft,
      is_locked: false,
      comments: pull.comments?.length ?? 0,
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
      merged_by: pull.merged ? this.owners.named(pull.merged.by) : null,
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

  /** The pull request as the issues API shows it. */
  issue(repository: RepositoryRecord, pull: PullRecord): Json {
    const html = `${links.web(this.host, repository)}/pulls/${pull.number}`;
    const assignees = pull.assignees.map(login => this.owners.named(login));
    return {
      id: pull.id,
      url: `${links.api(this.host, repository)}/issues/${pull.number}`,
      html_url: html,
      number: pull.number,
      user: this.owners.named(pull.author),
      original_author: '',
      original_author_id: 0,
      title: pull.title,
      body: pull.body,
      ref: '',
      assets: [],
      labels: repository.labels
        .filter(label => pull.labels.includes(label.id))
        .map(label => this.label(repository, label)),
      milestone: null,
      assignee: assignees[0] ?? null,
      assignees: assignees.length ? assignees : null,
      state: pull.state,
      is_locked: false,
      comments: pull.comments?.length ?? 0,
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      closed_at: pull.closedAt ?? null,
      due_date: null,
      pull_request: {
        merged: pull.merged !== undefined,
        merged_at: pull.merged?.at ?? null,
        draft: /^(WIP:|\[WIP\])/i.test(pull.title),
        html_url: html,
      },
      repository: {
        id: repository.id,
        name: repository.name,
        owner: repository.owner,
        full_name: `${repository.owner}/${repository.name}`,
      },
      pin_order: 0,
    };
  }

  comment(
    repository: RepositoryRecord,
    pull: PullRecord,
    comment: CommentRecord,
  ): Json {
    const html = `${links.web(this.host, repository)}/pulls/${pull.number}`;
    return {
      id: comment.id,
      html_url: `${html}#issuecomment-${comment.id}`,
      pull_request_url: html,
      issue_url: '',
      user: this.owners.named(comment.user),
      original_author: '',
      original_author_id: 0,
      body: comment.body,
      assets: [],
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
    };
  }

  review(
    repository: RepositoryRecord,
    pull: PullRecord,
    review: ReviewRecord,
  ): Json {
    const html = `${links.web(this.host, repository)}/pulls/${pull.number}`;
    const requested = review.state === 'REQUEST_REVIEW';
    return {
      id: review.id,
      user: this.owners.named(review.user),
      team: null,
      state: review.state,
      body: review.body,
      commit_id: review.commit,
      stale: false,
      official: review.official,
      dismissed: false,
      comments_count: 0,
      submitted_at: review.at,
      updated_at: review.at,
      html_url: requested ? '' : `${html}#issuecomment-${review.id}`,
      pull_request_url: html,
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
      html_url: `${links.web(this.host, repository)}/src/commit/${head}/${path}`,
      contents_url: `${links.api(this.host, repository)}/contents/${path}?ref=${head}`,
      raw_url: `${links.web(this.host, repository)}/raw/commit/${head}/${path}`,
    };
  }
}
