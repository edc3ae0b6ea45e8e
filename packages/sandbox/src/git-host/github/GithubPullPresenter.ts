import { Host } from '../Host';
import { PullState } from '../operations/pullState';
import { CommentRecord, PullRecord, RepositoryRecord } from '../state/records';
import { GithubPresenter } from './GithubPresenter';
import { GithubSchemas } from './githubSchemas';
import { nodeId } from './nodeId';

/** Pull requests in the shapes of GitHub's API. */
export class GithubPullPresenter {
  constructor(
    private readonly host: Host,
    private readonly present: GithubPresenter,
  ) {}

  /** As a list shows it: nothing of whether it can be merged. */
  inList(repository: RepositoryRecord, pull: PullRecord, state: PullState) {
    const api = this.present.repositoryApi(repository);
    const web = this.present.web(repository);
    const url = `${api}/pulls/${pull.number}`;
    const issue = `${api}/issues/${pull.number}`;
    const html = `${web}/pull/${pull.number}`;
    const statuses = `${api}/statuses/${state.head}`;
    const side = (ref: string, sha: string) => ({
      label: `${repository.owner}:${ref}`,
      ref,
      sha,
      user: this.present.named(repository.owner),
      repo: this.present.repository(repository),
    });
    return {
      url,
      id: pull.id,
      node_id: nodeId('PullRequest', pull.id),
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      issue_url: issue,
      commits_url: `${url}/commits`,
      review_comments_url: `${url}/comments`,
      review_comment_url: `${api}/pulls/comments{/number}`,
      comments_url: `${issue}/comments`,
      statuses_url: statuses,
      number: pull.number,
      state: pull.state,
      locked: false,
      title: pull.title,
      user: this.present.named(pull.author),
      body: pull.body || null,
      labels: [],
      milestone: null,
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      closed_at: pull.closedAt ?? null,
      merged_at: pull.merged?.at ?? null,
      // Before the merge: the commit that the merge is tried with.
      merge_commit_sha: pull.merged?.commit ?? state.head,
      assignee: null,
      assignees: [],
      requested_reviewers: [],
      requested_teams: [],
      head: side(pull.head, state.head),
      base: side(pull.base, state.base ?? ''),
      _links: {
        self: { href: url },
        html: { href: html },
        issue: { href: issue },
        comments: { href: `${issue}/comments` },
        review_comments: { href: `${url}/comments` },
        review_comment: { href: `${api}/pulls/comments{/number}` },
        commits: { href: `${url}/commits` },
        statuses: { href: statuses },
      },
      author_association: 'OWNER' as const,
      auto_merge: null,
      draft: state.draft,
    } satisfies GithubSchemas['pullInList'];
  }

  /** @param isChecked - whether GitHub has tried the merge already; until then it tells nothing of it */
  pull(
    repository: RepositoryRecord,
    pull: PullRecord,
    state: PullState,
    isChecked: boolean,
  ): GithubSchemas['pull'] {
    const sum = (key: 'additions' | 'deletions') =>
      state.files.reduce((total, file) => total + file[key], 0);
    const merged = pull.merged !== undefined;
    const knows = isChecked && !merged;
    return {
      ...this.inList(repository, pull, state),
      merged,
      mergeable: knows ? state.conflicts.length === 0 : null,
      mergeable_state: knows ? mergeState(state) : 'unknown',
      rebaseable: knows ? state.mergeable : null,
      merged_by: pull.merged ? this.present.named(pull.merged.by) : null,
      comments: pull.comments?.length ?? 0,
      review_comments: 0,
      maintainer_can_modify: false,
      commits: 1,
      additions: sum('additions'),
      deletions: sum('deletions'),
      changed_files: state.files.length,
    };
  }

  comment(
    repository: RepositoryRecord,
    pull: PullRecord,
    comment: CommentRecord,
  ): GithubSchemas['comment'] {
    const api = this.present.repositoryApi(repository);
    const owner = this.host.state.findUser(comment.user);
    return {
      id: comment.id,
      node_id: nodeId('IssueComment', comment.id),
      url: `${api}/issues/comments/${comment.id}`,
      html_url: `${this.present.web(repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
      body: comment.body,
      user: owner ? this.present.user(owner) : null,
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      issue_url: `${api}/issues/${pull.number}`,
      author_association: 'OWNER',
    };
  }
}

function mergeState({ conflicts, draft, mergeBase, base }: PullState): string {
  if (conflicts.length > 0) return 'dirty';
  if (draft) return 'draft';
  return mergeBase === base ? 'clean' : 'behind';
}
