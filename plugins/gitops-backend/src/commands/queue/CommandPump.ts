import { CommandLease } from './CommandLease';
import { CommandQueue } from './CommandQueue';
import { CommandRunner } from './CommandRunner';
import { LeaseLostError } from './LeaseLostError';

/** The shortest pause between two looks, for a command that is due and that another replica is taking. */
const SHORTEST_MS = 20;

/** What {@link CommandPump} is made of. */
export interface CommandPumpOptions {
  readonly queue: CommandQueue;
  readonly runner: CommandRunner;
  readonly now: () => Date;
  /** Commands that run at once in this process. */
  readonly concurrency: number;
  /** The longest pause between two looks while something is going to be due, in milliseconds. */
  readonly longestMs: number;
  /** Told when a command has ended. */
  readonly onEnded: (id: string) => Promise<void>;
  /** Told what failed, in words that follow "Failed to". */
  readonly onFault: (what: string, error: unknown) => void;
}

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Claims the commands that are due, a few at a time, and runs them for as long as it holds their leases. */
export class CommandPump {
  readonly #options: CommandPumpOptions;
  readonly #running = new Map<string, Running>();
  #active = false;
  #pumping?: Promise<void>;
  #pumpAgain = false;
  #timer?: NodeJS.Timeout;

  constructor(options: CommandPumpOptions) {
    this.#options = options;
  }

  /** From now on it claims; {@link CommandPump.wake} makes it look. */
  start(): void {
    this.#active = true;
  }

  /** Claims nothing more, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#active = false;
    clearTimeout(this.#timer);
    await this.#pumping;
    for (const { controller } of this.#running.values()) controller.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Looks for what is due, without waiting for it. */
  wake(): void {
    if (!this.#active) return;
    this.tick().catch(error =>
      this.#options.onFault('look for commands', error),
    );
  }

  /** Runs what is due now. Resolves when nothing more can be claimed, not when it has ended. */
  async tick(): Promise<void> {
    if (!this.#active) return;
    this.#pumpAgain = true;
    this.#pumping ??= this.#pump();
    await this.#pumping;
  }

  /** Ends the run of a command in this process, if it runs here. */
  abort(id: string): void {
    this.#running.get(id)?.controller.abort();
  }

  async #pump(): Promise<void> {
    const { queue, concurrency } = this.#options;
    try {
      while (this.#active && this.#pumpAgain) {
        this.#pumpAgain = false;
        while (this.#active && this.#running.size < concurrency) {
          const lease = await queue.claim();
          if (!lease) break;
          this.#run(lease);
        }
        await this.#sleepUntilDue();
      }
    } finally {
      this.#pumping = undefined;
    }
  }

  #run(lease: CommandLease): void {
    const { runner, onEnded, onFault } = this.#options;
    const { id } = lease.row;
    const controller = new AbortController();
    const heartbeat = setInterval(() => {
      lease.renew().then(
        state => state === 'held' || controller.abort(reasonOf(state)),
        error => onFault('renew a lease', error),
      );
    }, lease.leaseMs / 3);
    const done = runner
      .run(lease, controller.signal)
      .then(ended => (ended ? onEnded(id) : undefined))
      .catch(error => onFault(`run command ${id}`, error))
      .finally(() => {
        clearInterval(heartbeat);
        this.#running.delete(id);
        this.wake();
      });
    this.#running.set(id, { controller, done });
  }

  async #sleepUntilDue(): Promise<void> {
    const { queue, now, concurrency, longestMs } = this.#options;
    clearTimeout(this.#timer);
    if (this.#running.size >= concurrency) return;
    const due = await queue.nextDue();
    if (!due || !this.#active) return;
    const wait = Math.max(due.getTime() - now().getTime(), SHORTEST_MS);
    this.#timer = setTimeout(() => this.wake(), Math.min(wait, longestMs));
    this.#timer.unref();
  }
}

function reasonOf(state: 'lost' | 'cancelled'): Error | undefined {
  return state === 'lost' ? new LeaseLostError('The lease lapsed') : undefined;
}
