import { Host } from '../Host';
import { HostError } from '../HostError';
import { PullRecord, RepositoryRecord } from '../state/records';
import { mergePull, MergeRequest } from './mergePull';
import { pullState } from './pullState';

/** Whether the newest status of every context on a commit is a success, and there is one at all. */
export function checksPassed(
  { statuses }: Pick<RepositoryRecord, 'statuses'>,
  sha: string,
): boolean {
  const latest = new Map(
    statuses
      .filter(status => status.sha === sha)
      .map(status => [status.context, status.state]),
  );
  return (
    latest.size > 0 && [...latest.values()].every(one => one === 'success')
  );
}

/** Makes a merge that waited for its checks once they have passed; leaves it waiting while the branch refuses it. */
export async function mergeScheduled(
  host: Host,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<void> {
  const { scheduled } = pull;
  const user = scheduled && host.state.findUser(scheduled.by);
  if (!scheduled || !user || pull.state !== 'open') return;
  const { head } = await pullState(host, repository, pull);
  if (!checksPassed(repository, head)) return;
  try {
    const { Do } = scheduled.request as Pick<MergeRequest, 'Do'>;
    await mergePull(host, repository, user, pull, {
      ...scheduled.request,
      Do,
    });
    pull.scheduled = undefined;
    host.state.save();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    host.logger.debug(
      `Git host: pull request ${pull.number} goes on waiting: ${error.message}`,
    );
  }
}
