import { LoggerService } from '@backstage/backend-plugin-api';
import { CommandDefinition, CommandStepDefinition } from '../CommandDefinition';
import { StepResult } from '../StepResult';
import { Cancellation, CommandLease, StepPatch } from './CommandLease';
import { errorSentence } from './errorSentence';
import { isTransientError } from './isTransientError';
import { LeaseLostError } from './LeaseLostError';
import { retryDelay, RetryPolicy } from './retryDelay';

/** Whether the next step follows at once, the command has ended, or it was given back. */
export type StepEnd = 'next' | 'ended' | 'released';

/** Writes down what came of a step. */
export class StepRecorder {
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #retry: RetryPolicy;
  readonly #redact: (text: string) => string;

  constructor(options: {
    readonly logger: LoggerService;
    readonly now: () => Date;
    readonly retry: RetryPolicy;
    readonly redact: (text: string) => string;
  }) {
    this.#logger = options.logger;
    this.#now = options.now;
    this.#retry = options.retry;
    this.#redact = options.redact;
  }

  /** A step ran to its end and said what comes next. */
  async ended(
    lease: CommandLease,
    steps: readonly CommandStepDefinition[],
    position: number,
    result: StepResult,
  ): Promise<'next' | 'ended' | 'released'> {
    const now = this.#now();
    const done: StepPatch = {
      state: 'succeeded',
      failures: 0,
      error: null,
      finished_at: now.toISOString(),
    };
    switch (result.type) {
      case 'again':
        await lease.release(
          {
            state: result.waitsFor ? 'waiting' : 'running',
            waits_for: this.#text(result.waitsFor),
            run_after: new Date(now.getTime() + result.afterMs).toISOString(),
          },
          {
            position,
            patch: {
              failures: 0,
              error: null,
              output: this.#text(result.output),
            },
          },
        );
        return 'released';
      case 'cancel':
        await lease.finish(
          { state: 'cancelled', error: this.#text(result.reason) },
          { position, patch: { ...done, output: this.#text(result.reason) } },
        );
        return 'ended';
      case 'finish':
        await lease.finish(
          { state: 'succeeded' },
          { position, patch: { ...done, output: this.#text(result.output) } },
        );
        return 'ended';
      default: {
        const patch = { ...done, output: this.#text(result.output) };
        const next = steps[position + 1];
        if (!next) {
          await lease.finish({ state: 'succeeded' }, { position, patch });
          return 'ended';
        }
        return this.#advance(lease, steps[position], next, {
          position,
          patch,
        });
      }
    }
  }

  /** Keeps going where the next step needs what this one has; otherwise the command queues for it again. */
  async #advance(
    lease: CommandLease,
    step: CommandStepDefinition,
    next: CommandStepDefinition,
    write: { readonly position: number; readonly patch: StepPatch },
  ): Promise<'next' | 'released'> {
    const from = step.exclusive ?? true;
    const to = next.exclusive ?? true;
    const going = { state: 'running', waits_for: null };
    if (from === to) {
      await lease.write(going, write);
      return 'next';
    }
    await lease.release(
      {
        ...going,
        exclusive: to,
        held_deployment: null,
        run_after: this.#now().toISOString(),
      },
      write,
    );
    return 'released';
  }

  /** A step threw: tries again later where that may help. */
  async failed(
    lease: CommandLease,
    position: number,
    failures: number,
    error: unknown,
    signal: AbortSignal,
  ): Promise<'ended' | 'released'> {
    if (error instanceof LeaseLostError) throw error;
    if (signal.aborted) throw new LeaseLostError('Stopped', error);
    const sentence = this.#text(errorSentence(error, lease.row.id)) ?? '';
    const delay = isTransientError(error)
      ? retryDelay(this.#retry, failures)
      : undefined;
    if (delay === undefined) {
      this.#logger.warn(
        `Command ${lease.row.id} (${lease.row.kind} of ${lease.row.deployment_id}) failed: ${this.#text(
          error instanceof Error
            ? (error.stack ?? error.message)
            : String(error),
        )}`,
      );
      await this.fail(lease, position, sentence);
      return 'ended';
    }
    await lease.release(
      {
        state: 'waiting',
        waits_for: `${sentence} It is tried again by itself, ${failures} of ${
          this.#retry.limit
        }.`,
        run_after: new Date(this.#now().getTime() + delay).toISOString(),
      },
      { position, patch: { failures, error: sentence } },
    );
    return 'released';
  }

  /** Ends the command with one sentence. */
  async fail(
    lease: CommandLease,
    position: number,
    sentence: string,
  ): Promise<void> {
    await lease.finish(
      { state: 'failed', error: sentence },
      {
        position,
        patch: {
          state: 'failed',
          error: sentence,
          finished_at: this.#now().toISOString(),
        },
      },
    );
  }

  /** Somebody ended it. */
  async cancel(
    lease: CommandLease,
    cancellation: Cancellation,
    tidyUp?: CommandDefinition['tidyUp'],
  ): Promise<boolean> {
    const { actor, note, outcome, leftBehind } = cancellation;
    const sentences = [
      note
        ? `${actor} cancelled it${note.reason ? `: ${note.reason}` : ''}.`
        : `${actor} ended it with Terminate.`,
    ];
    const left = { ...leftBehind };
    if (note?.closePullRequest && tidyUp) {
      try {
        const gone = await tidyUp({ actor, reason: note.reason, outcome });
        gone.forEach(key => delete left[key]);
      } catch (error) {
        sentences.push(errorSentence(error, lease.row.id));
      }
    }
    await lease.finish({
      state: 'cancelled',
      error: this.#text(sentences.join(' ')),
      left_behind: JSON.stringify(left),
    });
    return true;
  }

  /** The backend stops in good order: the next one, or another replica, goes on without waiting for the lease. */
  async giveBack(lease: CommandLease): Promise<void> {
    await lease.release({ run_after: this.#now().toISOString() });
  }

  #text(text: string | undefined): string | null {
    return text ? this.#redact(text).slice(0, 4000) : null;
  }
}
