import { createHmac, randomUUID } from 'node:crypto';
import { NO_COMMIT } from '../git/types';
import { Host, HostEvent, RefMove } from '../Host';
import { pullState } from '../operations/pullState';
import { Json } from '../present/Json';
import { Presenter } from '../present/Presenter';
import { HookRecord, OwnerRecord, RepositoryRecord } from '../state/records';
import { WebhookPayloads } from './WebhookPayloads';

const TIMEOUT_MS = 5_000;
/** Milliseconds before each further attempt. */
const RETRIES = [200, 1_000, 3_000, 10_000];

interface Delivery {
  readonly hook: HookRecord;
  readonly repository: RepositoryRecord;
  readonly event: string;
  readonly type: string;
  readonly id: string;
  readonly body: string;
}

/** Turns events into webhook deliveries and sends them, each signed, each again when the receiver does not take it. */
export class WebhookQueue {
  private readonly timers = new Set<() => void>();
  private readonly running = new Set<AbortController>();
  private stopped = false;

  private readonly payloads: WebhookPayloads;

  constructor(
    private readonly host: Host,
    private readonly present: Presenter,
  ) {
    this.payloads = new WebhookPayloads(host, present);
  }

  /** Ends what is being sent and forgets what is waiting. */
  stop(): void {
    this.stopped = true;
    for (const cancel of this.timers) cancel();
    for (const controller of this.running) controller.abort();
    this.timers.clear();
  }

  async handle(event: HostEvent): Promise<void> {
    const { repository, user } = event;
    if (!repository.hooks.some(hook => hook.active)) return;
    if (event.type === 'webhook') {
      const { name, type, action, pull, changes } = event.event;
      const shown = this.present.pulls.pull(
        repository,
        pull,
        await pullState(this.host, repository, pull),
        'admin',
      );
      this.queue(repository, name, type, {
        action,
        number: pull.number,
        ...(changes && { changes }),
        pull_request: shown,
        requested_reviewer: null,
        ...this.payloads.common(repository, user),
        commit_id: '',
        review: null,
      });
      return;
    }
    await this.handlePush(repository, user, event.move);
  }

  /** A push event as if the branch had just been pushed, to one webhook only. */
  async test(
    repository: RepositoryRecord,
    user: OwnerRecord,
    hook: HookRecord,
    tip: string,
  ): Promise<void> {
    const move = {
      ref: `refs/heads/${repository.defaultBranch}`,
      before: tip,
      after: tip,
    };
    const payload = await this.payloads.push(repository, user, move);
    this.send(
      {
        hook,
        repository,
        event: 'push',
        type: 'push',
        id: randomUUID(),
        body: JSON.stringify(payload),
      },
      0,
    );
  }

  private async handlePush(
    repository: RepositoryRecord,
    user: OwnerRecord,
    move: RefMove,
  ): Promise<void> {
    const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(move.ref) ?? [];
    if (!name) return;
    const refType = kind === 'heads' ? 'branch' : 'tag';
    if (move.after === NO_COMMIT) {
      this.queue(
        repository,
        'delete',
        'delete',
        {
          ref: name,
          ref_type: refType,
          pusher_type: 'user',
          ...this.payloads.common(repository, user),
        },
        name,
      );
    } else if (move.before === NO_COMMIT) {
      this.queue(
        repository,
        'create',
        'create',
        {
          sha: move.after,
          ref: name,
          ref_type: refType,
          ...this.payloads.common(repository, user),
        },
        name,
      );
    }
    if (move.after !== NO_COMMIT) {
      this.queue(
        repository,
        'push',
        'push',
        await this.payloads.push(repository, user, move),
        name,
      );
    }
  }

  private queue(
    repository: RepositoryRecord,
    event: string,
    type: string,
    payload: Json,
    branch?: string,
  ): void {
    const body = JSON.stringify(payload);
    for (const hook of repository.hooks) {
      const filtered =
        branch !== undefined &&
        !['', '*', '**', branch].includes(hook.branchFilter);
      if (hook.active && hook.events.includes(type) && !filtered) {
        this.send({ hook, repository, event, type, id: randomUUID(), body }, 0);
      }
    }
  }

  private send(delivery: Delivery, attempt: number): void {
    if (this.stopped) return;
    const controller = new AbortController();
    this.running.add(controller);
    this.post(delivery, controller.signal)
      .catch(error => this.retry(delivery, attempt, error))
      .finally(() => this.running.delete(controller));
  }

  private async post(delivery: Delivery, signal: AbortSignal): Promise<void> {
    const { hook, body, event, type, id } = delivery;
    const sign = (algorithm: string) =>
      createHmac(algorithm, hook.secret).update(body).digest('hex');
    const headers: Record<string, string> = { 'user-agent': 'slipway-sandbox' };
    for (const name of ['gitea', 'gogs', 'github']) {
      headers[`x-${name}-delivery`] = id;
      headers[`x-${name}-event`] = event;
      headers[`x-${name}-event-type`] = type;
      if (name !== 'github') headers[`x-${name}-signature`] = sign('sha256');
    }
    headers['x-hub-signature'] = `sha1=${sign('sha1')}`;
    headers['x-hub-signature-256'] = `sha256=${sign('sha256')}`;
    const isForm = hook.contentType === 'form';
    headers['content-type'] = isForm
      ? 'application/x-www-form-urlencoded'
      : 'application/json';
    const answer = await fetch(hook.url, {
      method: 'POST',
      headers,
      body: isForm ? new URLSearchParams({ payload: body }).toString() : body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
  }

  private retry(delivery: Delivery, attempt: number, error: unknown): void {
    if (this.stopped) return;
    const { repository, event } = delivery;
    const where = `${event} webhook of ${repository.owner}/${repository.name} to ${new URL(delivery.hook.url).origin}`;
    const delay = RETRIES[attempt];
    if (delay === undefined) {
      this.host.logger.warn(`${where} was given up: ${error}`);
      return;
    }
    this.host.logger.debug(`${where} is tried again: ${error}`);
    const cancel = this.host.clock.after(delay, () => {
      this.timers.delete(cancel);
      this.send(delivery, attempt + 1);
    });
    this.timers.add(cancel);
  }
}
