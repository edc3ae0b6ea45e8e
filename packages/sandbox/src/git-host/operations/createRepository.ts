import { writeCommit } from '../git/writeCommit';
import { NO_COMMIT } from '../git/types';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { names } from '../names';
import { OwnerRecord, RepositoryRecord } from '../state/records';

/** Input of {@link createRepository}: the body of Gitea's request. */
export interface CreateRepositoryRequest {
  readonly name: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly auto_init?: boolean;
  readonly default_branch?: string;
}

/** Makes a repository on disk and in the records; with `auto_init` it gets a README. */
export async function createRepository(
  host: Host,
  owner: OwnerRecord,
  user: OwnerRecord,
  request: CreateRepositoryRequest,
): Promise<RepositoryRecord> {
  const name = names.repository(request.name);
  const defaultBranch = request.default_branch
    ? names.branch(request.default_branch, 'DefaultBranch')
    : 'main';
  if (host.state.findRepository(owner.login, name)) {
    throw new HostError(
      409,
      'The repository with the same name already exists.',
    );
  }
  const now = host.now();
  const repository: RepositoryRecord = {
    id: host.state.newId(),
    owner: owner.login,
    name,
    description: request.description ?? '',
    private: request.private ?? false,
    archived: false,
    defaultBranch,
    createdAt: now,
    updatedAt: now,
    options: {
      has_wiki: true,
      allow_merge_commits: true,
      allow_rebase: true,
      allow_rebase_explicit: true,
      allow_squash_merge: true,
      allow_fast_forward_only_merge: true,
      default_delete_branch_after_merge: false,
      default_merge_style: 'merge',
    },
    collaborators: {},
    labels: [],
    pulls: [],
    hooks: [],
    statuses: [],
  };
  host.state.addRepository(repository);
  return host.exclusively(repository, async () => {
    const git = host.git(repository);
    await git.create(defaultBranch);
    host.state.save();
    if (request.auto_init) {
      const me = {
        name: user.fullName || user.login,
        email: user.email,
        date: host.clock.now(),
      };
      const readme = `# ${name}\n\n${repository.description}\n`.replace(
        /\n+$/,
        '\n',
      );
      const sha = await writeCommit({
        repository: git,
        branch: defaultBranch,
        parent: undefined,
        files: [{ path: 'README.md', content: Buffer.from(readme) }],
        message: 'Initial commit',
        author: me,
        committer: me,
      });
      await host.refsMoved(repository, user, [
        { ref: `refs/heads/${defaultBranch}`, before: NO_COMMIT, after: sha },
      ]);
    }
    return repository;
  });
}
