import { CommitInfo, Signature } from '../git/types';
import { Host } from '../Host';
import { dates } from '../present/dates';
import { RepositoryRecord } from '../state/records';
import { GithubPresenter } from './GithubPresenter';
import { GithubSchemas } from './githubSchemas';
import { nodeId } from './nodeId';

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** Commits in the shapes of GitHub's API: the git data API's, and the one of the lists. */
export class GithubCommitPresenter {
  constructor(
    private readonly host: Host,
    private readonly present: GithubPresenter,
  ) {}

  gitCommit(
    repository: RepositoryRecord,
    commit: CommitInfo,
  ): GithubSchemas['gitCommit'] {
    const api = this.present.repositoryApi(repository);
    const web = this.present.web(repository);
    return {
      sha: commit.sha,
      node_id: nodeId('Commit', commit.sha),
      url: `${api}/git/commits/${commit.sha}`,
      html_url: `${web}/commit/${commit.sha}`,
      author: signature(commit.author),
      committer: signature(commit.committer),
      message: commit.message.replace(/\n$/, ''),
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      parents: commit.parents.map(sha => ({
        sha,
        url: `${api}/git/commits/${sha}`,
        html_url: `${web}/commit/${sha}`,
      })),
      verification: UNSIGNED,
    };
  }

  commit(
    repository: RepositoryRecord,
    commit: CommitInfo,
  ): GithubSchemas['commit'] {
    const api = this.present.repositoryApi(repository);
    const web = this.present.web(repository);
    const account = ({ email }: Signature) => {
      const user = this.host.state.findUserByEmail(email);
      return user ? this.present.user(user) : null;
    };
    return {
      sha: commit.sha,
      node_id: nodeId('Commit', commit.sha),
      url: `${api}/commits/${commit.sha}`,
      html_url: `${web}/commit/${commit.sha}`,
      comments_url: `${api}/commits/${commit.sha}/comments`,
      commit: {
        url: `${api}/git/commits/${commit.sha}`,
        author: signature(commit.author),
        committer: signature(commit.committer),
        message: commit.message.replace(/\n$/, ''),
        comment_count: 0,
        tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
        verification: UNSIGNED,
      },
      author: account(commit.author),
      committer: account(commit.committer),
      parents: commit.parents.map(sha => ({
        sha,
        url: `${api}/commits/${sha}`,
        html_url: `${web}/commit/${sha}`,
      })),
    };
  }
}

function signature({ name, email, date }: Signature) {
  return { name, email, date: dates.iso(date) };
}
