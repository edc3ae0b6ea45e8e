import { Logger } from '../Logger';
import { Clock } from '../Clock';
import { BareRepository } from './git/BareRepository';
import { NO_COMMIT } from './git/types';
import { PushEvent } from './GitHost';
import { HostError } from './HostError';
import { MergeComparisons } from './operations/MergeComparisons';
import { KeyedLock } from './KeyedLock';
import { HostState } from './state/HostState';
import { OwnerRecord, PullRecord, RepositoryRecord } from './state/records';
import { WebhookEvent } from './webhooks/WebhookEvent';

/** A branch or tag that was moved. */
export interface RefMove {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** What happened to a repository, told to whoever subscribed. */
export type HostEvent =
  | {
      readonly type: 'push';
      readonly repository: RepositoryRecord;
      readonly user: OwnerRecord;
      readonly move: RefMove;
    }
  | {
      readonly type: 'webhook';
      readonly repository: RepositoryRecord;
      readonly user: OwnerRecord;
      readonly event: WebhookEvent;
    };

/** What all operations of the Git host share: records, repositories on disk, time, locks and events. */
export class Host {
  readonly comparisons = new MergeComparisons();
  private readonly locks = new KeyedLock();
  private readonly listeners = new Set<(event: PushEvent) => void>();
  private readonly subscribers = new Set<(event: HostEvent) => Promise<void>>();
  private address: string | undefined;

  constructor(
    readonly state: HostState,
    readonly clock: Clock,
    readonly logger: Logger,
  ) {}

  /** Public address, without a trailing slash. */
  get url(): string {
    if (!this.address) throw new Error('the Git host is not started yet');
    return this.address;
  }

  set url(address: string) {
    this.address = address.replace(/\/+$/, '');
  }

  now(): string {
    return this.clock
      .now()
      .toISOString()
      .replace(/\.\d{3}Z$/, 'Z');
  }

  git(repository: { owner: string; name: string }): BareRepository {
    return new BareRepository(
      this.state.directory(repository.owner, repository.name),
    );
  }

  /** Everything that moves a branch of a repository runs in here, one after the other. */
  exclusively<T>(
    repository: RepositoryRecord,
    work: () => Promise<T>,
  ): Promise<T> {
    return this.locks.run(String(repository.id), work);
  }

  /** Commit of a ref, or the refusal given. */
  async require(
    repository: RepositoryRecord,
    ref: string,
    refusal: HostError,
  ): Promise<string> {
    const sha = await this.git(repository).resolve(ref);
    if (!sha) throw refusal;
    return sha;
  }

  subscribe(subscriber: (event: HostEvent) => Promise<void>): void {
    this.subscribers.add(subscriber);
  }

  onPush(listener: (event: PushEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async publish(event: HostEvent): Promise<void> {
    for (const subscriber of this.subscribers) {
      try {
        await subscriber(event);
      } catch (error) {
        this.logger.error(`Git host: an event was not handled: ${error}`);
      }
    }
  }

  /** To be called after refs were moved: keeps pull requests in step, queues webhooks, then tells the listeners. */
  async refsMoved(
    repository: RepositoryRecord,
    user: OwnerRecord,
    moves: readonly RefMove[],
  ): Promise<void> {
    repository.updatedAt = this.now();
    for (const move of moves) {
      await this.adoptFirstBranch(repository, move);
      await this.followHead(repository, user, move);
      this.state.save();
      await this.publish({ type: 'push', repository, user, move });
      for (const listener of this.listeners) {
        try {
          listener({ owner: repository.owner, name: repository.name, ...move });
        } catch (error) {
          this.logger.error(`Git host: a push listener failed: ${error}`);
        }
      }
    }
  }

  /** The first branch of an empty repository becomes its default branch. */
  private async adoptFirstBranch(
    repository: RepositoryRecord,
    move: RefMove,
  ): Promise<void> {
    const branch = /^refs\/heads\/(.+)$/.exec(move.ref)?.[1];
    if (!branch || branch === repository.defaultBranch) return;
    const git = this.git(repository);
    const branches = await git.refs('refs/heads/');
    if (branches.length !== 1 || branches[0].ref !== move.ref) return;
    repository.defaultBranch = branch;
    await git.setDefaultBranch(branch);
  }

  /** `refs/pull/N/head` of open pull requests follows their branch. */
  private async followHead(
    repository: RepositoryRecord,
    user: OwnerRecord,
    move: RefMove,
  ): Promise<void> {
    if (move.after === NO_COMMIT) return;
    const isFollowed = (pull: PullRecord) =>
      pull.state === 'open' && `refs/heads/${pull.head}` === move.ref;
    for (const pull of repository.pulls.filter(isFollowed)) {
      await this.git(repository).updateRef(
        `refs/pull/${pull.number}/head`,
        move.after,
      );
      pull.updatedAt = this.now();
      if (move.before !== NO_COMMIT) {
        const event: WebhookEvent = {
          name: 'pull_request',
          type: 'pull_request_sync',
          action: 'synchronized',
          pull,
        };
        await this.publish({ type: 'webhook', repository, user, event });
      }
    }
  }
}
