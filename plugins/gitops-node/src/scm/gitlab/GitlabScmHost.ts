import { rootTreeSha } from '../rootTreeSha';
import { trimSlashes } from '../trimSlashes';
import {
  CommitChangesOptions,
  CommittedChanges,
  OpenPullRequestOptions,
  PullRequest,
  RepositoryCommit,
  RepositoryFile,
  RepositoryInfo,
  RepositoryRef,
  ScmHost,
} from '../ScmHost';
import { BranchWriter } from '../writing/BranchWriter';
import { keepTrees } from '../writing/keepTrees';
import { PullRequestWriter } from '../writing/PullRequestWriter';
import { settledConflict } from '../writing/settledConflict';
import { WritableHost } from '../writing/WritableHost';
import { GitlabApi, GitlabHostOptions } from './GitlabApi';
import { gitlabAnswers } from './gitlabAnswers';
import { GitlabCommits } from './GitlabCommits';
import { GitlabHistory } from './GitlabHistory';
import { GitlabMergeRequests } from './GitlabMergeRequests';
import { GitlabProjects } from './GitlabProjects';
import { GitlabTrees } from './GitlabTrees';

const naming = ({ owner, name }: RepositoryRef): string =>
  `project ${owner}/${name}`;

/**
 * GitLab as a Git host, gitlab.com or self-managed, by its REST API; its merge requests are the pull requests. Decides
 * by status and shape of an answer, never by its text.
 *
 * @public
 */
export class GitlabScmHost implements ScmHost {
  readonly #api: GitlabApi;
  readonly #projects: GitlabProjects;
  readonly #trees: GitlabTrees;
  readonly #history: GitlabHistory;
  readonly #requests: GitlabMergeRequests;
  readonly #writable: WritableHost;

  constructor(options: GitlabHostOptions) {
    this.#api = new GitlabApi(options);
    this.#projects = new GitlabProjects(this.#api);
    this.#trees = new GitlabTrees(this.#api);
    this.#history = new GitlabHistory(this.#api);
    this.#requests = new GitlabMergeRequests(this.#api);
    this.#writable = this.#toWritable();
  }

  async getRepository(repository: RepositoryRef): Promise<RepositoryInfo> {
    const found = await this.#projects.find(repository);
    return {
      defaultBranch: found.default_branch ?? 'main',
      webUrl: found.web_url,
      empty: found.empty_repo ?? !found.default_branch,
    };
  }

  async getBranchCommit(
    repository: RepositoryRef,
    branch: string,
  ): Promise<string | undefined> {
    const found = await this.#api.find(gitlabAnswers.branch, {
      repository,
      path: ['repository', 'branches', branch],
      subject: `branch ${branch} of ${naming(repository)}`,
    });
    if (!found) await this.#projects.find(repository);
    return found?.commit.id;
  }

  async listFiles(
    repository: RepositoryRef,
    ref: string,
    prefix: string = '',
  ): Promise<readonly RepositoryFile[]> {
    const entries = await this.#trees.read(repository, ref, {
      folder: trimSlashes(prefix),
      recursive: true,
    });
    return entries
      .filter(({ type }) => type === 'blob')
      .map(({ path, sha }) => ({ path, sha }));
  }

  async getTreeSha(
    repository: RepositoryRef,
    ref: string,
    folder: string,
  ): Promise<string | undefined> {
    const path = trimSlashes(folder);
    const slash = path.lastIndexOf('/');
    const entries = await this.#trees.read(repository, ref, {
      folder: slash < 0 ? '' : path.slice(0, slash),
      recursive: false,
    });
    if (path === '') return rootTreeSha(entries);
    return entries.find(entry => entry.type === 'tree' && entry.path === path)
      ?.sha;
  }

  async readFile(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<string | undefined> {
    return (await this.#readBytes(repository, ref, path))?.toString('utf8');
  }

  async listCommits(
    repository: RepositoryRef,
    ref: string,
    options: { readonly path?: string; readonly limit?: number } = {},
  ): Promise<readonly RepositoryCommit[]> {
    const path = options.path && trimSlashes(options.path);
    const commits = await this.#history.list(repository, ref, {
      ...options,
      path,
    });
    return commits.map(commit => ({
      ...commit,
      url: this.commitUrl(repository, commit.sha),
    }));
  }

  openPullRequest(options: OpenPullRequestOptions): Promise<PullRequest> {
    return new PullRequestWriter(keepTrees(this.#writable)).open(options);
  }

  getPullRequest(
    repository: RepositoryRef,
    number: number,
  ): Promise<PullRequest> {
    return this.#requests.get(repository, number);
  }

  commitChanges(options: CommitChangesOptions): Promise<CommittedChanges> {
    return new BranchWriter(keepTrees(this.#writable)).commit(options);
  }

  async closePullRequest(
    repository: RepositoryRef,
    number: number,
    options: { readonly comment?: string } = {},
  ): Promise<void> {
    await this.#requests.close(repository, number, options.comment);
  }

  commitUrl({ owner, name }: RepositoryRef, sha: string): string {
    const path = [...owner.split('/'), name, '-', 'commit', sha];
    return [this.#api.webUrl, ...path.map(encodeURIComponent)].join('/');
  }

  async #readBytes(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<Buffer | undefined> {
    const content = await this.#api.bytes({
      repository,
      path: ['repository', 'files', trimSlashes(path), 'raw'],
      query: { ref },
      subject: `file ${path} of ${naming(repository)}`,
    });
    if (content === undefined) await this.#projects.find(repository);
    return content;
  }

  #toWritable(): WritableHost {
    const api = this.#api;
    const requests = this.#requests;
    const commits = new GitlabCommits(api, (repository, branch) =>
      this.getBranchCommit(repository, branch),
    );
    return {
      host: api.host,
      getBranchCommit: (repository, branch) =>
        this.getBranchCommit(repository, branch),
      listFiles: (repository, ref) => this.listFiles(repository, ref),
      readBytes: (repository, ref, path) =>
        this.#readBytes(repository, ref, path),
      commitUrl: (repository, sha) => this.commitUrl(repository, sha),
      checkWritable: repository => this.#projects.checkWritable(repository),
      commit: commit => commits.commit(commit),
      compare: (repository, from, to) => commits.compare(repository, from, to),
      deleteBranch: (repository, branch) =>
        commits.deleteBranch(repository, branch),
      conflicts: (repository, number) =>
        settledConflict(() => requests.get(repository, number)),
      findOpen: options => requests.findOpen(options),
      isMerged: (options, commit) => requests.isMerged(options, commit),
      createPull: options => requests.create(options),
      retitle: (options, number) => requests.retitle(options, number),
    };
  }
}
