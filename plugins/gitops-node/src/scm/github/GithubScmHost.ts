import { InputError, NotAllowedError } from '@backstage/errors';
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
import { rootTreeSha } from '../rootTreeSha';
import { trimSlashes } from '../trimSlashes';
import { BranchWriter } from '../writing/BranchWriter';
import { fullName } from '../writing/fullName';
import { keepTrees } from '../writing/keepTrees';
import { PullRequestWriter } from '../writing/PullRequestWriter';
import { settledConflict } from '../writing/settledConflict';
import { WritableHost } from '../writing/WritableHost';
import { GithubApi, GithubHostOptions } from './GithubApi';
import { GithubCommits } from './GithubCommits';
import { GithubFiles } from './GithubFiles';
import { GithubHistory } from './GithubHistory';
import { GithubPulls } from './GithubPulls';
import { GithubTrees } from './GithubTrees';

const naming = ({ owner, name }: RepositoryRef): string =>
  `repository ${owner}/${name}`;

/**
 * GitHub and GitHub Enterprise as a Git host, by the REST API. Decides by status and shape of an answer, never by its
 * text.
 *
 * @public
 */
export class GithubScmHost implements ScmHost {
  readonly #api: GithubApi;
  readonly #trees: GithubTrees;
  readonly #files: GithubFiles;
  readonly #history: GithubHistory;
  readonly #pulls: GithubPulls;
  readonly #writable: WritableHost;

  constructor(options: GithubHostOptions) {
    this.#api = new GithubApi(options);
    this.#trees = new GithubTrees(this.#api);
    this.#files = new GithubFiles(this.#api);
    this.#history = new GithubHistory(this.#api);
    this.#pulls = new GithubPulls(this.#api);
    this.#writable = this.#toWritable();
  }

  async getRepository(repository: RepositoryRef): Promise<RepositoryInfo> {
    const { owner, name: repo } = repository;
    const found = await this.#find(repository);
    // 409 is said of a repository without a commit, and of nothing else here.
    const commits = await this.#api.find(
      naming(repository),
      rest => rest.repos.listCommits({ owner, repo, per_page: 1 }),
      [409],
    );
    return {
      defaultBranch: found.default_branch,
      webUrl: found.html_url,
      empty: commits === undefined,
    };
  }

  async getBranchCommit(
    repository: RepositoryRef,
    branch: string,
  ): Promise<string | undefined> {
    const { owner, name: repo } = repository;
    const found = await this.#api.find(
      `branch ${branch} of ${naming(repository)}`,
      rest => rest.git.getRef({ owner, repo, ref: `heads/${branch}` }),
      [404, 409],
    );
    if (!found) await this.#find(repository);
    return found?.object.sha;
  }

  async listFiles(
    repository: RepositoryRef,
    ref: string,
    prefix: string = '',
  ): Promise<readonly RepositoryFile[]> {
    const folder = trimSlashes(prefix);
    const entries = await this.#tree(repository, ref, folder);
    return entries
      .filter(({ type }) => type === 'blob')
      .filter(({ path }) => folder === '' || path.startsWith(`${folder}/`))
      .map(({ path, sha, size }) => ({ path, sha, size }));
  }

  async getTreeSha(
    repository: RepositoryRef,
    ref: string,
    folder: string,
  ): Promise<string | undefined> {
    const path = trimSlashes(folder);
    const entries = await this.#tree(repository, ref, path);
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

  listCommits(
    repository: RepositoryRef,
    ref: string,
    options: { readonly path?: string; readonly limit?: number } = {},
  ): Promise<readonly RepositoryCommit[]> {
    const path = options.path && trimSlashes(options.path);
    return this.#history.list(repository, ref, { ...options, path });
  }

  openPullRequest(options: OpenPullRequestOptions): Promise<PullRequest> {
    return new PullRequestWriter(keepTrees(this.#writable)).open(options);
  }

  getPullRequest(
    repository: RepositoryRef,
    number: number,
  ): Promise<PullRequest> {
    return this.#pulls.get(repository, number);
  }

  commitChanges(options: CommitChangesOptions): Promise<CommittedChanges> {
    return new BranchWriter(keepTrees(this.#writable)).commit(options);
  }

  async closePullRequest(
    repository: RepositoryRef,
    number: number,
    options: { readonly comment?: string } = {},
  ): Promise<void> {
    await this.#pulls.close(repository, number, options.comment);
  }

  commitUrl({ owner, name }: RepositoryRef, sha: string): string {
    return [this.#api.webUrl, owner, name, 'commit', sha]
      .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
      .join('/');
  }

  /** The tree of a commit, which a branch is looked up for: the API of trees is about objects, not about names. */
  async #tree(repository: RepositoryRef, ref: string, folder: string) {
    const commit = /^[0-9a-f]{40}$/.test(ref)
      ? ref
      : await this.getBranchCommit(repository, ref);
    return this.#trees.read(repository, commit ?? ref, folder);
  }

  #find({ owner, name: repo }: RepositoryRef) {
    return this.#api.call(`repository ${owner}/${repo}`, rest =>
      rest.repos.get({ owner, repo }),
    );
  }

  async #readBytes(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<Buffer | undefined> {
    const content = await this.#files.read(repository, ref, trimSlashes(path));
    if (content === undefined) await this.#find(repository);
    return content;
  }

  #toWritable(): WritableHost {
    const api = this.#api;
    const commits = new GithubCommits(api, this.#trees, (repository, branch) =>
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
      checkWritable: repository => this.#checkWritable(repository),
      commit: commit => commits.commit(commit),
      compare: (repository, from, to) => commits.compare(repository, from, to),
      deleteBranch: (repository, branch) =>
        commits.deleteBranch(repository, branch),
      conflicts: (repository, number) =>
        settledConflict(() => this.#pulls.get(repository, number)),
      findOpen: options => this.#pulls.findOpen(options),
      isMerged: (options, commit) => this.#pulls.isMerged(options, commit),
      createPull: options => this.#pulls.create(options),
      retitle: (options, number) => this.#pulls.retitle(options, number),
    };
  }

  async #checkWritable(repository: RepositoryRef): Promise<void> {
    const { host } = this.#api;
    if (!(await this.#api.hasAccount(repository))) {
      throw new InputError(
        `No account for ${fullName(repository)} is configured; set a token, or apps that are installed there, for '${host}' in integrations.github`,
      );
    }
    const { archived, permissions } = await this.#find(repository);
    if (archived) {
      throw new NotAllowedError(
        `${fullName(repository)} is archived; unarchive it and try again`,
      );
    }
    // A GitHub App is said to have none of these, not even to read: then they tell nothing.
    if (permissions?.pull && !permissions.push) {
      throw new NotAllowedError(
        `Slipway's account on ${host} may not write to ${repository.owner}/${repository.name}; give it write access there`,
      );
    }
  }
}
