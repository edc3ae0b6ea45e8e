import { isUtf8 } from 'node:buffer';
import { HostRefusal } from '../http/HostRefusal';
import { FileOperation } from '../planChanges';
import { RepositoryRef } from '../ScmHost';
import { BranchRuleError } from '../writing/BranchRuleError';
import { LostRaceError } from '../writing/LostRaceError';
import {
  BranchCommit,
  CommitDistance,
  WritableHost,
} from '../writing/WritableHost';
import { GithubApi } from './GithubApi';
import { GithubTrees } from './GithubTrees';
import { refuseLinks } from './refuseLinks';

const FILE = '100644';
const EXECUTABLE = '100755';

/** An entry of the tree that GitHub makes; `sha: null` takes a file away. */
type NewEntry = {
  readonly path: string;
  readonly mode: typeof FILE | typeof EXECUTABLE;
} & ({ readonly content: string } | { readonly sha: string | null });

/**
 * Commits by GitHub's git data API: a tree on top of the parent's, a commit, and a ref that only moves forward. Nothing is
 * seen of it before the ref moves, so that a commit is there as a whole or not at all.
 */
export class GithubCommits {
  readonly #api: GithubApi;
  readonly #trees: GithubTrees;
  readonly #getBranchCommit: WritableHost['getBranchCommit'];

  constructor(
    api: GithubApi,
    trees: GithubTrees,
    getBranchCommit: WritableHost['getBranchCommit'],
  ) {
    this.#api = api;
    this.#trees = trees;
    this.#getBranchCommit = getBranchCommit;
  }

  async commit(commit: BranchCommit): Promise<string> {
    const { repository, parent, message, author } = commit;
    const { owner, name: repo } = repository;
    const subject = subjectOf(commit);
    const entries = await this.#entries(commit);
    const made = await this.#api.call(subject, async rest => {
      const { data: old } = await rest.git.getCommit({
        owner,
        repo,
        commit_sha: parent,
      });
      const { data: tree } = await rest.git.createTree({
        owner,
        repo,
        base_tree: old.tree.sha,
        tree: entries.map(entry => ({ ...entry, type: 'blob' as const })),
      });
      return rest.git.createCommit({
        owner,
        repo,
        message,
        tree: tree.sha,
        parents: [parent],
        // Without one, GitHub names the account, and signs what a GitHub App writes.
        ...(author && { author: { ...author } }),
      });
    });
    await this.#moveBranch(commit, made.sha);
    return made.sha;
  }

  async compare(
    { owner, name: repo }: RepositoryRef,
    from: string,
    to: string,
  ): Promise<CommitDistance> {
    const found = await this.#api.find(
      `comparison of ${from} and ${to} in repository ${owner}/${repo}`,
      rest =>
        rest.repos.compareCommitsWithBasehead({
          owner,
          repo,
          basehead: `${from}...${to}`,
          per_page: 1,
        }),
    );
    // 404 is said of two histories that have no commit in common.
    return found
      ? { ahead: found.ahead_by, mergeBase: found.merge_base_commit.sha }
      : { ahead: Infinity };
  }

  async deleteBranch(
    { owner, name: repo }: RepositoryRef,
    branch: string,
  ): Promise<void> {
    await this.#api.find(
      `branch '${branch}' of repository ${owner}/${repo}`,
      rest => rest.git.deleteRef({ owner, repo, ref: `heads/${branch}` }),
      [404, 422],
    );
  }

  async #moveBranch(commit: BranchCommit, sha: string): Promise<void> {
    const { repository, branch, parent, isNew } = commit;
    const { owner, name: repo } = repository;
    const ref = `heads/${branch}`;
    try {
      await this.#api.attempt(async rest =>
        isNew
          ? rest.git.createRef({ owner, repo, ref: `refs/${ref}`, sha })
          : rest.git.updateRef({ owner, repo, ref, sha, force: false }),
      );
    } catch (error) {
      const refused =
        error instanceof HostRefusal && [403, 409, 422].includes(error.status);
      if (!refused) throw this.#api.translate(error, subjectOf(commit));
      // Moved by another, or kept still by a rule? GitHub says 422 of both; the branch itself tells.
      const now = await this.#getBranchCommit(repository, branch);
      if (now === sha) return;
      if (now !== (isNew ? undefined : parent)) throw new LostRaceError();
      // The account may write: the commit was taken.
      throw new BranchRuleError(error.message);
    }
  }

  async #entries({
    repository,
    parent,
    operations,
  }: BranchCommit): Promise<NewEntry[]> {
    const tree = operations.some(({ operation }) => operation !== 'delete')
      ? await this.#trees.read(repository, parent)
      : [];
    refuseLinks(repository, tree, operations);
    const executables = new Set(
      tree.filter(({ mode }) => mode === EXECUTABLE).map(({ path }) => path),
    );
    const entries: NewEntry[] = [];
    for (const operation of operations) {
      const { path } = operation;
      const mode = executables.has(path) ? EXECUTABLE : FILE;
      entries.push(await this.#entry(repository, operation, { path, mode }));
    }
    return entries;
  }

  async #entry(
    repository: RepositoryRef,
    operation: FileOperation,
    place: Pick<NewEntry, 'path' | 'mode'>,
  ): Promise<NewEntry> {
    if (operation.operation === 'delete') return { ...place, sha: null };
    const { content } = operation;
    if (content.length > 0 && isUtf8(content)) {
      return { ...place, content: content.toString('utf8') };
    }
    const blob = await this.#api.call(
      `file ${place.path} of repository ${repository.owner}/${repository.name}`,
      rest =>
        rest.git.createBlob({
          owner: repository.owner,
          repo: repository.name,
          content: content.toString('base64'),
          encoding: 'base64',
        }),
    );
    return { ...place, sha: blob.sha };
  }
}

function subjectOf({ repository, branch }: BranchCommit): string {
  return `a commit on branch '${branch}' of repository ${repository.owner}/${repository.name}`;
}
