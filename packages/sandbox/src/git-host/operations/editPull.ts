import { Host } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';
import { WebhookEvent } from '../webhooks/WebhookEvent';

/** Input of {@link editPull}; what is left out stays. */
export interface EditPullRequest {
  readonly title?: string;
  readonly body?: string;
  /** Anything but `open` and `closed` is ignored, as Gitea does. */
  readonly state?: string;
  readonly base?: string;
  readonly labels?: readonly number[];
  readonly assignees?: readonly string[];
}

/** Changes title, body, state, base, labels or assignees of a pull request. */
export async function editPull(
  host: Host,
  repository: RepositoryRecord,
  user: OwnerRecord,
  pull: PullRecord,
  request: EditPullRequest,
): Promise<void> {
  if (request.base && request.base !== pull.base) {
    if (!(await host.git(repository).branchTip(request.base))) {
      throw new HostError(404, `new base '${request.base}' not exist`);
    }
  }
  const wanted =
    request.state === 'open' || request.state === 'closed'
      ? request.state
      : pull.state;
  if (pull.merged && wanted !== pull.state) {
    throw new HostError(
      412,
      'cannot change state of this pull request, it was already merged',
    );
  }
  const events: WebhookEvent[] = [];
  if (
    (request.title && request.title !== pull.title) ||
    (request.body !== undefined && request.body !== pull.body)
  ) {
    const changes = {
      ...(request.title &&
        request.title !== pull.title && { title: { from: pull.title } }),
      ...(request.body !== undefined &&
        request.body !== pull.body && { body: { from: pull.body } }),
    };
    events.push({
      name: 'pull_request',
      type: 'pull_request',
      action: 'edited',
      pull,
      changes,
    });
  }
  pull.title = request.title || pull.title;
  pull.body = request.body ?? pull.body;
  pull.base = request.base || pull.base;
  if (request.assignees) pull.assignees = [...request.assignees];
  if (request.labels) {
    pull.labels = request.labels.filter(id =>
      repository.labels.some(label => label.id === id),
    );
    events.push({
      name: 'pull_request',
      type: 'pull_request_label',
      action: 'label_updated',
      pull,
    });
  }
  if (wanted !== pull.state) {
    pull.state = wanted;
    pull.closedAt = wanted === 'closed' ? host.now() : undefined;
    const action = wanted === 'closed' ? 'closed' : 'reopened';
    events.push({ name: 'pull_request', type: 'pull_request', action, pull });
  }
  pull.updatedAt = host.now();
  host.state.save();
  for (const event of events) {
    await host.publish({ type: 'webhook', repository, user, event });
  }
}
