import { Permission } from '../access/Access';
import { Host } from '../Host';
import { HookRecord, RepositoryRecord, StatusRecord } from '../state/records';
import { dates } from './dates';
import { Json } from './Json';
import { links } from './links';
import { OwnerPresenter } from './OwnerPresenter';

/** Repositories, webhooks and statuses in the shapes of Gitea’s API. */
export class RepositoryPresenter {
  constructor(
    private readonly host: Host,
    private readonly owners: OwnerPresenter,
  ) {}

  repository(
    repository: RepositoryRecord,
    permission: Permission,
    empty: boolean,
  ): Json {
    const web = links.web(this.host, repository);
    const { options } = repository;
    const open = repository.pulls.filter(pull => pull.state === 'open').length;
    return {
      id: repository.id,
      owner: this.owners.named(repository.owner),
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
      languages_url: `${links.api(this.host, repository)}/languages`,
      html_url: web,
      url: links.api(this.host, repository),
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
      archived_at: dates.never,
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
      mirror_updated: dates.never,
      repo_transfer: null,
      topics: [],
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
      url: `${links.api(this.host, repository)}/statuses/${status.sha}`,
      context: status.context,
      creator: this.owners.named(status.creator),
      created_at: status.createdAt,
      updated_at: status.createdAt,
    };
  }
}
