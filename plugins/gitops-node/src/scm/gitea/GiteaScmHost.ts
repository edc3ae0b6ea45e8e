import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
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
import { giteaAnswers, GiteaPull } from './giteaAnswers';
import { GiteaCommits } from './GiteaCommits';
import { GiteaHttp, GiteaHttpOptions } from './GiteaHttp';
import { GiteaPullRequests } from './GiteaPullRequests';
import { GiteaRefusal } from './GiteaRefusal';
import { GiteaTrees } from './GiteaTrees';
import { rootTreeSha } from '../rootTreeSha';
import { trimSlashes } from '../trimSlashes';

const DEFAULT_COMMITS = 50;
/** How long and how often a pull request that the host may still be checking is looked at. */
const CHECKING = { attempts: 6, delayMs: 300 };

const naming = (repository: RepositoryRef): string =>
  `repository ${repository.owner}/${repository.name}`;

/**
 * Gitea and Forgejo as a Git host, by their REST API. Decides by status and shape of an answer, never by its text.
 *
 * @public
 */
export class GiteaScmHost implements ScmHost {
  readonly #http: GiteaHttp;
  readonly #pulls: GiteaPullRequests;
  readonly #branches: BranchWriter;
  readonly #trees: GiteaTrees;

  constructor(options: GiteaHttpOptions) {
    this.#http = new GiteaHttp(options);
    this.#pulls = new GiteaPullRequests(this.#http, this);
    this.#trees = new GiteaTrees(this.#http);
    const commits = new GiteaCommits(this.#http);
    this.#branches = new BranchWriter({
      account: options.username,
      checkWritable: repository => commits.checkWritable(repository),
      commit: commit => commits.commit(commit),
      commitUrl: (repository, sha) => this.commitUrl(repository, sha),
      getBranchCommit: (...branch) => this.getBranchCommit(...branch),
      listFiles: (...tree) => this.listFiles(...tree),
    });
  }

  async getRepository(repository: RepositoryRef): Promise<RepositoryInfo> {
    const found = await this.#http.json(giteaAnswers.repository, {
      path: this.#path(repository),
      subject: naming(repository),
    });
    return {
      defaultBranch: found.default_branch,
      webUrl: this.#web(repository),
      empty: found.empty,
    };
  }

  async getBranchCommit(
    repository: RepositoryRef,
    branch: string,
  ): Promise<string | undefined> {
    const found = await this.#http.find(giteaAnswers.branch, {
      path: this.#path(repository, 'branches', branch),
      subject: `branch ${branch} of ${naming(repository)}`,
    });
    if (!found) await this.getRepository(repository);
    return found?.commit.id;
  }

  async listFiles(
    repository: RepositoryRef,
    ref: string,
    prefix: string = '',
  ): Promise<readonly RepositoryFile[]> {
    const folder = trimSlashes(prefix);
    const entries = await this.#trees.list(repository, ref);
    return entries
      .filter(entry => entry.type === 'blob')
      .filter(entry => folder === '' || entry.path.startsWith(`${folder}/`))
      .map(({ path, sha, size = 0 }) => ({ path, sha, size }));
  }

  async getTreeSha(
    repository: RepositoryRef,
    ref: string,
    folder: string,
  ): Promise<string | undefined> {
    const path = trimSlashes(folder);
    const entries = await this.#trees.list(repository, ref);
    if (path === '') return rootTreeSha(entries);
    return entries.find(entry => entry.type === 'tree' && entry.path === path)
      ?.sha;
  }

  async readFile(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<string | undefined> {
    return (await this.readBytes(repository, ref, path))?.toString('utf8');
  }

  /** A file's bytes; undefined when there is no such file at that ref. */
  async readBytes(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<Buffer | undefined> {
    const content = await this.#http.bytes({
      path: this.#path(repository, 'raw', ...trimSlashes(path).split('/')),
      query: { ref },
      subject: `file ${path} of ${naming(repository)}`,
    });
    if (content === undefined) await this.getRepository(repository);
    return content;
  }

  async listCommits(
    repository: RepositoryRef,
    ref: string,
    options: { readonly path?: string; readonly limit?: number } = {},
  ): Promise<readonly RepositoryCommit[]> {
    const subject = `commits of ${ref} in ${naming(repository)}`;
    const request = {
      path: this.#path(repository, 'commits'),
      query: {
        sha: ref,
        path: options.path && trimSlashes(options.path),
        stat: 'false',
        verification: 'false',
        files: 'false',
      },
      subject,
    };
    try {
      const commits = await this.#http.list(
        giteaAnswers.commit,
        request,
        options.limit ?? DEFAULT_COMMITS,
      );
      return commits.map(({ sha, commit }) => ({
        sha,
        message: commit.message.trimEnd(),
        author: commit.author.name,
        date: commit.author.date,
        url: this.commitUrl(repository, sha),
      }));
    } catch (error) {
      if (!(error instanceof GiteaRefusal)) throw error;
      if (error.status === 409) return [];
      // 404 is said of a missing ref and of a path that no commit touched.
      if (error.status !== 404 || !options.path) {
        throw this.#http.translate(error, subject);
      }
      await this.#http.json(giteaAnswers.commit, {
        path: this.#path(repository, 'git', 'commits', ref),
        subject: `branch or commit ${ref} in ${naming(repository)}`,
      });
      return [];
    }
  }

  async openPullRequest(options: OpenPullRequestOptions): Promise<PullRequest> {
    const { pull, created } = await this.#pulls.open(options);
    return this.#toPullRequest(options.repository, pull, created);
  }

  async getPullRequest(
    repository: RepositoryRef,
    number: number,
  ): Promise<PullRequest> {
    const pull = await this.#settled(repository, number);
    return this.#toPullRequest(repository, pull, false);
  }

  commitChanges(options: CommitChangesOptions): Promise<CommittedChanges> {
    return this.#branches.commit(options);
  }

  async closePullRequest(
    repository: RepositoryRef,
    number: number,
    options: { readonly comment?: string } = {},
  ): Promise<void> {
    const subject = `pull request ${number} in ${naming(repository)}`;
    if (options.comment) {
      // Where issues and pull requests take no comments, closing it has to do.
      await this.#http.find(z.unknown(), {
        method: 'POST',
        path: this.#path(repository, 'issues', String(number), 'comments'),
        body: { body: options.comment },
        subject,
      });
    }
    await this.#http.json(z.unknown(), {
      method: 'PATCH',
      path: this.#path(repository, 'pulls', String(number)),
      body: { state: 'closed' },
      subject,
    });
  }

  commitUrl(repository: RepositoryRef, sha: string): string {
    return `${this.#web(repository)}/commit/${encodeURIComponent(sha)}`;
  }

  /** Reads a pull request until the host has made up its mind about conflicts, or some seconds are over. */
  async #settled(
    repository: RepositoryRef,
    number: number,
  ): Promise<GiteaPull> {
    for (let attempt = 1; ; attempt++) {
      const pull = await this.#http.json(giteaAnswers.pull, {
        path: this.#path(repository, 'pulls', String(number)),
        subject: `pull request ${number} in ${naming(repository)}`,
      });
      const isSure = pull.state !== 'open' || pull.mergeable || pull.draft;
      if (isSure || attempt === CHECKING.attempts) return pull;
      await sleep(CHECKING.delayMs);
    }
  }

  #toPullRequest(
    repository: RepositoryRef,
    pull: GiteaPull,
    created: boolean,
  ): PullRequest {
    const state = pull.merged ? 'merged' : pull.state;
    return {
      number: pull.number,
      url: `${this.#web(repository)}/pulls/${pull.number}`,
      branch: pull.head.ref,
      state: state === 'merged' || state === 'closed' ? state : 'open',
      created,
      ...(pull.head.sha && { headSha: pull.head.sha }),
      ...(pull.merged &&
        pull.merge_commit_sha && { mergeCommitSha: pull.merge_commit_sha }),
      ...(state === 'open' && {
        conflict: !created && !pull.mergeable && !pull.draft,
      }),
    };
  }

  #path(repository: RepositoryRef, ...parts: readonly string[]): string[] {
    return ['repos', repository.owner, repository.name, ...parts];
  }

  #web(repository: RepositoryRef): string {
    const parts = [repository.owner, repository.name];
    return `${this.#http.baseUrl}/${parts.map(encodeURIComponent).join('/')}`;
  }
}
