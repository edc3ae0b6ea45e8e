import { Permission } from '../access/Access';
import { Host } from '../Host';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { GithubSchemas } from './githubSchemas';
import { nodeId } from './nodeId';

const ORDER: readonly Permission[] = ['none', 'read', 'write', 'admin'];

/** Accounts and repositories in the shapes of GitHub's API. */
export class GithubPresenter {
  constructor(private readonly host: Host) {}

  /** Where the API is: as on a GitHub Enterprise Server. */
  get api(): string {
    return `${this.host.url}/api/v3`;
  }

  repositoryApi({ owner, name }: RepositoryRecord): string {
    return `${this.api}/repos/${owner}/${name}`;
  }

  web({ owner, name }: RepositoryRecord): string {
    return `${this.host.url}/${owner}/${name}`;
  }

  user({ id, kind, login }: OwnerRecord): GithubSchemas['user'] {
    const url = `${this.api}/users/${login}`;
    return {
      login,
      id,
      node_id: nodeId('User', id),
      avatar_url: `${this.host.url}/avatars/${login}`,
      gravatar_id: '',
      url,
      html_url: `${this.host.url}/${login}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: kind === 'user' ? 'User' : 'Organization',
      site_admin: false,
    };
  }

  named(login: string): GithubSchemas['user'] {
    const owner = this.host.state.findOwner(login);
    if (!owner) throw new Error(`there is no account ${login}`);
    return this.user(owner);
  }

  repository(repository: RepositoryRecord, permission: Permission = 'read') {
    const may = (wanted: Permission) =>
      ORDER.indexOf(permission) >= ORDER.indexOf(wanted);
    const url = this.repositoryApi(repository);
    const web = this.web(repository);
    const open = repository.pulls.filter(({ state }) => state === 'open');
    return {
      id: repository.id,
      node_id: nodeId('Repository', repository.id),
      name: repository.name,
      full_name: `${repository.owner}/${repository.name}`,
      owner: this.named(repository.owner),
      private: repository.private,
      html_url: web,
      description: repository.description || null,
      fork: false,
      url,
      archive_url: `${url}/{archive_format}{/ref}`,
      assignees_url: `${url}/assignees{/user}`,
      blobs_url: `${url}/git/blobs{/sha}`,
      branches_url: `${url}/branches{/branch}`,
      collaborators_url: `${url}/collaborators{/collaborator}`,
      comments_url: `${url}/comments{/number}`,
      commits_url: `${url}/commits{/sha}`,
      compare_url: `${url}/compare/{base}...{head}`,
      contents_url: `${url}/contents/{+path}`,
      contributors_url: `${url}/contributors`,
      deployments_url: `${url}/deployments`,
      downloads_url: `${url}/downloads`,
      events_url: `${url}/events`,
      forks_url: `${url}/forks`,
      git_commits_url: `${url}/git/commits{/sha}`,
      git_refs_url: `${url}/git/refs{/sha}`,
      git_tags_url: `${url}/git/tags{/sha}`,
      git_url: web.replace(/^https?/, 'git').concat('.git'),
      issue_comment_url: `${url}/issues/comments{/number}`,
      issue_events_url: `${url}/issues/events{/number}`,
      issues_url: `${url}/issues{/number}`,
      keys_url: `${url}/keys{/key_id}`,
      labels_url: `${url}/labels{/name}`,
      languages_url: `${url}/languages`,
      merges_url: `${url}/merges`,
      milestones_url: `${url}/milestones{/number}`,
      notifications_url: `${url}/notifications{?since,all,participating}`,
      pulls_url: `${url}/pulls{/number}`,
      releases_url: `${url}/releases{/id}`,
      ssh_url: `git@${new URL(web).hostname}:${repository.owner}/${repository.name}.git`,
      stargazers_url: `${url}/stargazers`,
      statuses_url: `${url}/statuses/{sha}`,
      subscribers_url: `${url}/subscribers`,
      subscription_url: `${url}/subscription`,
      tags_url: `${url}/tags`,
      teams_url: `${url}/teams`,
      trees_url: `${url}/git/trees{/sha}`,
      clone_url: `${web}.git`,
      mirror_url: null,
      hooks_url: `${url}/hooks`,
      svn_url: web,
      homepage: null,
      language: null,
      license: null,
      forks: 0,
      forks_count: 0,
      stargazers_count: 0,
      watchers: 0,
      watchers_count: 0,
      subscribers_count: 0,
      network_count: 0,
      size: 0,
      default_branch: repository.defaultBranch,
      open_issues: open.length,
      open_issues_count: open.length,
      has_issues: true,
      has_projects: false,
      has_wiki: repository.options.has_wiki,
      has_pages: false,
      has_discussions: false,
      has_downloads: true,
      archived: repository.archived,
      disabled: false,
      pushed_at: repository.updatedAt,
      created_at: repository.createdAt,
      updated_at: repository.updatedAt,
      permissions: {
        admin: may('admin'),
        push: may('write'),
        pull: may('read'),
      },
    } satisfies GithubSchemas['repository'];
  }
}
