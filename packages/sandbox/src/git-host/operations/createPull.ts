import { Host } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';

/** Input of {@link createPull}. */
export interface CreatePullRequest {
  readonly title: string;
  readonly body?: string;
  /** Branch, or `owner:branch` with the repository's own owner. */
  readonly head: string;
  readonly base: string;
  readonly labels?: readonly number[];
  readonly assignees?: readonly string[];
}

/** Opens a pull request, with Gitea's refusals. A head without changes is taken, as Gitea takes it. */
export async function createPull(
  host: Host,
  repository: RepositoryRecord,
  user: OwnerRecord,
  request: CreatePullRequest,
): Promise<PullRecord> {
  const head = headBranch(host, repository, request.head);
  const { base } = request;
  if (head === base) {
    throw new HostError(
      422,
      'Invalid PullRequest: There are no changes between the head and the base',
    );
  }
  for (const name of request.assignees ?? []) {
    if (!host.state.findUser(name)) {
      throw new HostError(
        422,
        `Assignee does not exist: [name: user does not exist [uid: 0, name: ${name}]]`,
      );
    }
  }
  return host.exclusively(repository, async () => {
    const git = host.git(repository);
    if (!(await git.branchTip(base))) throw HostError.notFound('BaseNotExist');
    const tip = await git.branchTip(head);
    if (!tip) {
      if (await git.resolve(head)) {
        throw new HostError(
          500,
          `testPatch: GetRefCommitID: can't find commit ID for head: object does not exist [id: refs/heads/${head}, rel_path: ]`,
        );
      }
      throw HostError.notFound('IsRefExist');
    }
    refuseSecond(repository, head, base);
    const now = host.now();
    const pull: PullRecord = {
      id: host.state.newId(),
      number: Math.max(0, ...repository.pulls.map(other => other.number)) + 1,
      title: request.title,
      body: request.body ?? '',
      head,
      base,
      author: user.login,
      state: 'open',
      createdAt: now,
      updatedAt: now,
      labels: (request.labels ?? []).filter(id =>
        repository.labels.some(label => label.id === id),
      ),
      assignees: [...(request.assignees ?? [])],
      reviewers: [],
    };
    repository.pulls.push(pull);
    await git.updateRef(`refs/pull/${pull.number}/head`, tip);
    host.state.save();
    await host.publish({
      type: 'webhook',
      repository,
      user,
      event: {
        name: 'pull_request',
        type: 'pull_request',
        action: 'opened',
        pull,
      },
    });
    return pull;
  });
}

function headBranch(
  host: Host,
  repository: RepositoryRecord,
  head: string,
): string {
  const [owner, branch] = head.includes(':')
    ? [head.slice(0, head.indexOf(':')), head.slice(head.indexOf(':') + 1)]
    : [repository.owner, head];
  if (!host.state.findOwner(owner)) throw HostError.notFound('GetUserByName');
  if (owner.toLowerCase() !== repository.owner.toLowerCase()) {
    throw HostError.notFound('IsRefExist');
  }
  return branch;
}

function refuseSecond(
  repository: RepositoryRecord,
  head: string,
  base: string,
): void {
  const open = repository.pulls.find(
    pull => pull.state === 'open' && pull.head === head && pull.base === base,
  );
  if (!open) return;
  throw new HostError(
    409,
    `pull request already exists for these targets [id: ${open.id}, issue_id: ${open.number}, head_repo_id: ${repository.id}, base_repo_id: ${repository.id}, head_branch: ${head}, base_branch: ${base}]`,
  );
}
