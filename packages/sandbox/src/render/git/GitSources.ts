import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RenderError, RevisionMetadata } from '../SourceRenderer';
import { versionConstraint } from '../versionConstraint';
import { localRef } from './localRef';
import { runGit } from './runGit';
import { rfc3339 } from '../../rfc3339';

const SHA = /^[0-9a-f]{40}$/;
const SHORT_SHA = /^[0-9a-f]{7,39}$/;

/** Settings of {@link GitSources}. */
export interface GitSourcesOptions {
  /** For mirrors of repositories and for working copies. */
  readonly dataDir: string;
  /** The bare repository of a clone URL, when it lies on this machine: then it is read in place. */
  readonly localRepository?: (repoURL: string) => string | undefined;
}

/** Git repositories by clone URL: resolves revisions, checks out, reads commits. */
export class GitSources {
  readonly #options: GitSourcesOptions;
  readonly #fetching = new Map<string, Promise<void>>();

  constructor(options: GitSourcesOptions) {
    this.#options = options;
    // Working copies of an earlier run; nobody needs them any more.
    rmSync(join(options.dataDir, 'checkouts'), {
      recursive: true,
      force: true,
    });
  }

  /** The commit of a branch, tag, `HEAD`, version range over tags, or sha. */
  async resolve(repoURL: string, targetRevision = 'HEAD'): Promise<string> {
    const revision = targetRevision || 'HEAD';
    if (SHA.test(revision)) return revision;
    const local = this.#options.localRepository?.(repoURL);
    const branch = local && localRef(local, revision);
    if (branch) return branch;
    const refs = await this.#refs(repoURL);
    const exact = [
      revision,
      `refs/heads/${revision}`,
      `refs/tags/${revision}^{}`,
      `refs/tags/${revision}`,
    ]
      .map(name => refs.get(name))
      .find(sha => sha !== undefined);
    if (exact) return exact;
    if (versionConstraint.isConstraint(revision)) {
      const tags = [...refs.keys()]
        .filter(name => name.startsWith('refs/tags/') && !name.endsWith('^{}'))
        .map(name => name.slice('refs/tags/'.length));
      const newest = versionConstraint.newest(revision, tags);
      const sha =
        newest &&
        (refs.get(`refs/tags/${newest}^{}`) ?? refs.get(`refs/tags/${newest}`));
      if (sha) return sha;
    }
    if (SHORT_SHA.test(revision)) {
      const found = await runGit([
        '--git-dir',
        await this.#repository(repoURL),
        'rev-parse',
        '--verify',
        '-q',
        `${revision}^{commit}`,
      ]);
      if (found.exitCode === 0) return found.stdout.trim();
    }
    throw new RenderError(`unable to resolve '${revision}' to a commit SHA`);
  }

  /** Runs `use` with a working copy of the commit, which is gone afterwards. */
  async withCheckout<T>(
    repoURL: string,
    sha: string,
    use: (folder: string) => Promise<T>,
  ): Promise<T> {
    const folder = join(
      this.#options.dataDir,
      'checkouts',
      randomUUID(),
      'source',
    );
    mkdirSync(folder, { recursive: true });
    try {
      await this.#checkOut(repoURL, sha, folder);
      return await use(folder);
    } finally {
      rmSync(join(folder, '..'), { recursive: true, force: true });
    }
  }

  async #checkOut(repoURL: string, sha: string, folder: string): Promise<void> {
    const write = (repository: string) =>
      runGit(['--git-dir', repository, 'read-tree', '-u', '--reset', sha], {
        GIT_INDEX_FILE: join(folder, '..', 'index'),
        GIT_WORK_TREE: folder,
      });
    if ((await write(await this.#repository(repoURL))).exitCode === 0) return;
    const result = await write(await this.#withCommit(repoURL, sha));
    if (result.exitCode !== 0) throw this.#notFound(sha, result.stderr);
  }

  /** Author, date, message and tags of a commit. */
  async metadata(repoURL: string, sha: string): Promise<RevisionMetadata> {
    if (!SHA.test(sha))
      throw new RenderError(`revision ${sha} must be resolved`);
    let repository: string;
    try {
      repository = await this.#withCommit(repoURL, sha);
    } catch (error) {
      throw new RenderError(
        `error acquiring repo lock: ${(error as Error).message}`,
      );
    }
    const shown = await runGit([
      '--git-dir',
      repository,
      'show',
      '--no-patch',
      '--format=%an <%ae>%x00%aI%x00%B',
      sha,
    ]);
    if (shown.exitCode !== 0) throw this.#notFound(sha, shown.stderr);
    const [author, date, message] = shown.stdout.split('\0');
    const tagged = await runGit([
      '--git-dir',
      repository,
      'tag',
      '--points-at',
      sha,
    ]);
    const tags = tagged.stdout.split('\n').filter(tag => tag !== '');
    return {
      author,
      date: rfc3339(new Date(date)),
      message: message.trimEnd(),
      ...(tags.length > 0 && { tags }),
    };
  }

  /** All refs of the repository with their commits, `HEAD` among them; peeled tags end in `^{}`. */
  async #refs(repoURL: string): Promise<ReadonlyMap<string, string>> {
    const from = this.#options.localRepository?.(repoURL) ?? repoURL;
    const result = await runGit(['ls-remote', '--', from]);
    if (result.exitCode !== 0) {
      const refused =
        /Failed to connect|Connection refused|Could not resolve host/.test(
          result.stderr,
        );
      throw new RenderError(
        refused
          ? `failed to list refs: Get "${repoURL}/info/refs?service=git-upload-pack": ${result.stderr.split('\n').pop()}`
          : 'failed to list refs: repository not found: ',
      );
    }
    return new Map(
      result.stdout
        .split('\n')
        .filter(line => line.includes('\t'))
        .map(line => line.split('\t'))
        .map(([sha, name]) => [name, sha]),
    );
  }

  async #withCommit(repoURL: string, sha: string): Promise<string> {
    const repository = await this.#repository(repoURL);
    const exists = async () =>
      (
        await runGit([
          '--git-dir',
          repository,
          'cat-file',
          '-e',
          `${sha}^{commit}`,
        ])
      ).exitCode === 0;
    if (await exists()) return repository;
    if (!this.#options.localRepository?.(repoURL))
      await this.#fetch(repoURL, repository);
    if (await exists()) return repository;
    throw this.#notFound(sha);
  }

  #notFound(
    sha: string,
    detail = `fatal: remote error: upload-pack: not our ref ${sha}`,
  ): RenderError {
    return new RenderError(
      `failed to initialize repository resources: rpc error: code = Internal desc = Failed to checkout revision ${sha}: \`git fetch origin ${sha} --tags --force --prune\` failed exit status 128: ${detail}`,
    );
  }

  /** The bare repository to read from: the sandbox's own, or a mirror that is made when it is not there. */
  async #repository(repoURL: string): Promise<string> {
    const local = this.#options.localRepository?.(repoURL);
    if (local) return local;
    const id = createHash('sha256').update(repoURL).digest('hex').slice(0, 16);
    const mirror = join(this.#options.dataDir, 'mirrors', `${id}.git`);
    if (!existsSync(mirror)) await this.#fetch(repoURL, mirror);
    return mirror;
  }

  #fetch(repoURL: string, mirror: string): Promise<void> {
    const running = this.#fetching.get(mirror);
    if (running) return running;
    const started = (async () => {
      if (!existsSync(mirror)) {
        mkdirSync(mirror, { recursive: true });
        await runGit(['init', '--bare', '-q', mirror]);
      }
      const result = await runGit([
        '--git-dir',
        mirror,
        'fetch',
        '--force',
        '--prune',
        '-q',
        '--',
        repoURL,
        '+refs/*:refs/*',
      ]);
      if (result.exitCode !== 0) {
        rmSync(mirror, { recursive: true, force: true });
        throw new RenderError('failed to list refs: repository not found: ');
      }
    })().finally(() => this.#fetching.delete(mirror));
    this.#fetching.set(mirror, started);
    return started;
  }
}
