import { PullRecord } from '../state/records';

/** An event about a pull request that webhooks may be told. */
export interface WebhookEvent {
  /** Header `X-Gitea-Event`. */
  readonly name: 'pull_request';
  /** Header `X-Gitea-Event-Type`. */
  readonly type: 'pull_request' | 'pull_request_sync' | 'pull_request_label';
  readonly action: string;
  readonly pull: PullRecord;
  readonly changes?: Readonly<Record<string, { readonly from: string }>>;
}
