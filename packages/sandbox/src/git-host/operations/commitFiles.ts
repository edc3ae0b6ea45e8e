import { NO_COMMIT, Signature } from '../git/types';
import { writeCommit } from '../git/writeCommit';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { names } from '../names';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { branchProtection } from './branchProtection';
import { FileOperation, planFileWrites } from './planFileWrites';

/** Who, as a request names it; both parts are optional. */
export interface Identity {
  readonly name?: string;
  readonly email?: string;
}

/** Input of {@link commitFiles}: the body of Gitea's batch commit. */
export interface CommitRequest {
  readonly files: readonly FileOperation[];
  readonly branch?: string;
  readonly new_branch?: string;
  readonly message?: string;
  readonly author?: Identity;
  readonly committer?: Identity;
  readonly dates?: { readonly author?: string; readonly committer?: string };
  readonly signoff?: boolean;
}

/** What was committed. */
export interface CommitResult {
  readonly sha: string;
  readonly branch: string;
  /** Files in the order asked; undefined for a deleted one. */
  readonly files: readonly (
    { readonly path: string; readonly content: Buffer } | undefined
  )[];
}

function signature(
  who: Identity | undefined,
  fallback: Identity,
  date: string | undefined,
  now: Date,
): Signature {
  const given = date ? new Date(date) : now;
  return {
    name: who?.name || fallback.name || 'unknown',
    email: who?.email || fallback.email || 'unknown@localhost',
    date: Number.isNaN(given.getTime()) ? now : given,
  };
}

/** One commit with all files, or none: on a branch, or on a new branch that starts there. */
export async function commitFiles(
  host: Host,
  repository: RepositoryRecord,
  user: OwnerRecord,
  request: CommitRequest,
): Promise<CommitResult> {
  const branch = request.branch
    ? names.branch(request.branch)
    : repository.defaultBranch;
  const target = request.new_branch
    ? names.branch(request.new_branch, 'NewBranchName')
    : branch;
  return host.exclusively(repository, async () => {
    const git = host.git(repository);
    refuseProtected(repository, user, { branch, target });
    const tips = await git.refs('refs/heads/');
    const parent = tips.find(tip => tip.ref === `refs/heads/${branch}`)?.sha;
    if (!parent && tips.length > 0) {
      throw new HostError(404, `branch does not exist [name: ${branch}]`);
    }
    if (target !== branch)
      refuseTakenBranch(
        tips.map(tip => tip.ref.slice(11)),
        target,
      );
    const tree = parent ? await git.tree(parent, { recursive: true }) : [];
    const plan = planFileWrites(request.files, tree);
    const me = { name: user.fullName || user.login, email: user.email };
    const now = host.clock.now();
    const author = signature(
      request.author,
      request.committer ?? me,
      request.dates?.author,
      now,
    );
    const committer = signature(
      request.committer,
      request.author ?? me,
      request.dates?.committer,
      now,
    );
    const signed = request.signoff
      ? `\n\nSigned-off-by: ${committer.name} <${committer.email}>`
      : '';
    const sha = await writeCommit({
      repository: git,
      branch: target,
      parent,
      files: plan.writes,
      message: (request.message?.trim() || plan.defaultMessage) + signed,
      signedOff: request.signoff ?? false,
      author,
      committer,
    });
    const before = target === branch && parent ? parent : NO_COMMIT;
    await host.refsMoved(repository, user, [
      { ref: `refs/heads/${target}`, before, after: sha },
    ]);
    return { sha, branch: target, files: plan.files };
  });
}

function refuseProtected(
  repository: RepositoryRecord,
  user: OwnerRecord,
  { branch, target }: { readonly branch: string; readonly target: string },
): void {
  if (branchProtection.mayPush(repository, target, user)) return;
  throw target === branch
    ? new HostError(403, `user cannot commit to repo [user: ${user.login}]`)
    : new HostError(
        500,
        `PushRejected Error: Not allowed to push to protected branch ${target}`,
      );
}

function refuseTakenBranch(branches: readonly string[], target: string): void {
  if (branches.includes(target)) {
    throw new HostError(422, `branch already exists [name: ${target}]`);
  }
  const near = branches.find(
    other => target.startsWith(`${other}/`) || other.startsWith(`${target}/`),
  );
  if (near) {
    throw new HostError(
      500,
      `PushRejected Error: cannot lock ref 'refs/heads/${target}': 'refs/heads/${near}' exists; cannot create 'refs/heads/${target}'`,
    );
  }
}
