import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hasControl } from '../hasControl';
import { Git } from './Git';
import { CommitInfo, RefInfo, Signature, TreeEntry } from './types';

const FORMAT = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';

function parseCommit(record: string): CommitInfo {
  const [sha, tree, parents, an, ae, ad, cn, ce, cd, message] =
    record.split('\0');
  const signature = (name: string, email: string, date: string): Signature => ({
    name,
    email,
    date: new Date(date),
  });
  return {
    sha: sha.trim(),
    tree,
    parents: parents ? parents.split(' ') : [],
    author: signature(an, ae, ad),
    committer: signature(cn, ce, cd),
    message: `${(message ?? '').replace(/\n+$/, '')}\n`,
  };
}

/** Reads one bare repository through git. Writing is in `writeCommit` and `mergeCommits`. */
export class BareRepository {
  readonly git: Git;

  constructor(readonly directory: string) {
    this.git = new Git(directory);
  }

  /** Makes the repository on disk when it is not there. */
  async create(defaultBranch: string): Promise<void> {
    if (existsSync(this.directory)) return;
    await mkdir(this.directory, { recursive: true });
    await this.git.run([
      'init',
      '--quiet',
      '--bare',
      `--initial-branch=${defaultBranch}`,
    ]);
    await this.git.run(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  }

  async setDefaultBranch(branch: string): Promise<void> {
    await this.git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  }

  /** The commit that a branch, tag, full ref or sha (4 to 40 digits) names, in this order. */
  async resolve(ref: string): Promise<string | undefined> {
    if (ref === '' || hasControl(ref) || /[ ~^:?*[\\]|\.\.|^-/.test(ref)) {
      return undefined;
    }
    const candidates = [`refs/heads/${ref}`, `refs/tags/${ref}`];
    if (/^[0-9a-f]{4,40}$/i.test(ref) || /^(HEAD$|refs\/)/.test(ref)) {
      candidates.push(ref);
    }
    return this.firstCommit(candidates);
  }

  async branchTip(branch: string): Promise<string | undefined> {
    return this.firstCommit([`refs/heads/${branch}`]);
  }

  private async firstCommit(
    candidates: readonly string[],
  ): Promise<string | undefined> {
    const found = await this.git.text(['cat-file', '--batch-check'], {
      input: candidates.map(name => `${name}^{commit}\n`).join(''),
    });
    return /^([0-9a-f]{40}) commit /m.exec(found)?.[1];
  }

  /** Branches or tags, by name. */
  async refs(prefix: 'refs/heads/' | 'refs/tags/' | ''): Promise<RefInfo[]> {
    const out = await this.git.text([
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      ...(prefix ? [prefix] : ['refs/heads/', 'refs/tags/']),
    ]);
    return out
      .split('\n')
      .filter(line => line !== '')
      .map(line => ({ sha: line.slice(0, 40), ref: line.slice(41) }));
  }

  /** A commit by its sha. */
  async commit(sha: string): Promise<CommitInfo> {
    const [commit] = await this.log({ range: [sha], limit: 1 });
    if (!commit) throw new Error(`commit ${sha} is not there`);
    return commit;
  }

  /** Commits, newest first. `range` is what `git log` takes: shas and `^sha`. */
  async log(options: {
    readonly range: readonly string[];
    readonly path?: string;
    readonly skip?: number;
    readonly limit?: number;
  }): Promise<CommitInfo[]> {
    const out = await this.git.text([
      'log',
      `--format=${FORMAT}%x1e`,
      ...(options.skip ? [`--skip=${options.skip}`] : []),
      ...(options.limit === undefined ? [] : [`--max-count=${options.limit}`]),
      ...options.range,
      '--',
      ...(options.path ? [`:(literal)${options.path}`] : []),
    ]);
    return out
      .split('\x1e')
      .filter(record => record.trim() !== '')
      .map(record => parseCommit(record.replace(/^\n/, '')));
  }

  async countCommits(range: readonly string[], path?: string): Promise<number> {
    const out = await this.git.text([
      'rev-list',
      '--count',
      ...range,
      '--',
      ...(path ? [`:(literal)${path}`] : []),
    ]);
    return Number(out.trim());
  }

  /** The tree of a commit or tree, in git's order, folders before what is in them. */
  async tree(
    treeish: string,
    options: { readonly recursive: boolean; readonly path?: string },
  ): Promise<TreeEntry[]> {
    const out = await this.git.text([
      'ls-tree',
      '-z',
      '-l',
      '--full-tree',
      ...(options.recursive ? ['-r', '-t'] : []),
      options.path ? `${treeish}:${options.path}` : treeish,
    ]);
    const prefix = options.path ? `${options.path}/` : '';
    return out
      .split('\0')
      .filter(line => line !== '')
      .map(line => {
        const [meta, path] = [
          line.slice(0, line.indexOf('\t')),
          line.slice(line.indexOf('\t') + 1),
        ];
        const [mode, type, sha, size] = meta.split(/ +/);
        return {
          path: prefix + path,
          mode,
          type: type as TreeEntry['type'],
          sha,
          size: size === '-' ? 0 : Number(size),
        };
      });
  }

  /** The entry at a path; undefined when there is none. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    if (path.split('/').some(part => ['', '.', '..'].includes(part))) {
      return undefined;
    }
    const out = await this.git.text(
      ['ls-tree', '-z', '-l', '--full-tree', commit, '--', `${path}`],
      { env: { GIT_LITERAL_PATHSPECS: '1' } },
    );
    const line = out.split('\0')[0];
    if (!line) return undefined;
    const [mode, type, sha, size] = line
      .slice(0, line.indexOf('\t'))
      .split(/ +/);
    return {
      path,
      mode,
      type: type as TreeEntry['type'],
      sha,
      size: size === '-' ? 0 : Number(size),
    };
  }

  async blob(sha: string): Promise<Buffer> {
    return (await this.git.run(['cat-file', 'blob', sha])).stdout;
  }

  async objectType(sha: string): Promise<string | undefined> {
    const { code, stdout } = await this.git.run(['cat-file', '-t', sha], {
      allow: [0, 1, 128],
    });
    return code === 0 ? stdout.toString('utf8').trim() : undefined;
  }

  /** Moves a ref, only when it still is where `before` says. Zeros make or delete it. */
  async updateRef(ref: string, after: string, before?: string): Promise<void> {
    await this.git.run([
      'update-ref',
      ref,
      after,
      ...(before === undefined ? [] : [before]),
    ]);
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { stdout } = await this.git.run(['merge-base', a, b], {
      allow: [0, 1],
    });
    return stdout.toString('utf8').trim() || undefined;
  }
}
