const ORDER = [
  'create',
  'delete',
  'fork',
  'push',
  'issues',
  'issue_comment',
  'pull_request',
  'pull_request_assign',
  'pull_request_label',
  'pull_request_milestone',
  'pull_request_comment',
  'pull_request_review_approved',
  'pull_request_review_rejected',
  'pull_request_review_comment',
  'pull_request_sync',
  'pull_request_review_request',
  'release',
];

/** The events that a webhook gets: unknown ones vanish, `pull_request` brings all that begin with it. */
export function webhookEvents(asked: readonly string[]): string[] {
  return ORDER.filter(
    event =>
      asked.includes(event) ||
      (event.startsWith('pull_request') && asked.includes('pull_request')),
  );
}
