import { LoggerService } from '@backstage/backend-plugin-api';
import { CommandDefinition, CommandStepDefinition } from '../CommandDefinition';
import { StepResult } from '../StepResult';
import { CommandLease, StepPatch } from './CommandLease';
import { CommandRow, CommandStepRow } from './CommandRow';
import { errorSentence } from './errorSentence';
import { isTransientError } from './isTransientError';
import { LeaseLostError } from './LeaseLostError';
import { LeaseStepContext, LeaseStepState } from './LeaseStepContext';
import { retryDelay, RetryPolicy } from './retryDelay';

/** Runs a claimed command from where it stands until it ends, waits, or is taken away. */
export class CommandRunner {
  readonly #definitions: ReadonlyMap<string, CommandDefinition>;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #retry: RetryPolicy;
  readonly #redact: (text: string) => string;

  constructor(options: {
    readonly definitions: readonly CommandDefinition[];
    readonly logger: LoggerService;
    readonly now: () => Date;
    readonly retry: RetryPolicy;
    readonly redact: (text: string) => string;
  }) {
    this.#definitions = new Map(options.definitions.map(d => [d.kind, d]));
    this.#logger = options.logger;
    this.#now = options.now;
    this.#retry = options.retry;
    this.#redact = options.redact;
  }

  /** Returns true when the command has ended. */
  async run(lease: CommandLease, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.#runSteps(lease, signal);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      if (signal.reason instanceof LeaseLostError) return false;
      const actor = await lease.cancelledBy();
      if (actor) return this.#cancel(lease, actor);
      if (signal.aborted) await this.#giveBack(lease);
      return false;
    }
  }

  async #runSteps(lease: CommandLease, signal: AbortSignal): Promise<boolean> {
    const actor = await lease.cancelledBy();
    if (actor) return this.#cancel(lease, actor);
    const rows = await lease.steps();
    const steps = this.#definitions
      .get(lease.row.kind)
      ?.steps(JSON.parse(lease.row.parameters));
    if (!steps || steps.some((step, i) => step.name !== rows[i]?.name)) {
      await lease.finish({
        state: 'failed',
        error: `This version of the backend has other steps for a ${lease.row.kind} than the one that accepted it. Ask for it again.`,
      });
      return true;
    }
    const state = stateOf(lease.row);
    const first = rows.findIndex(({ state: s }) => s !== 'succeeded');
    for (let i = Math.max(first, 0); i < steps.length; i++) {
      if (signal.aborted) throw new LeaseLostError('Stopped');
      const outcome = await this.#runStep(lease, steps, rows[i], state, signal);
      if (outcome !== 'next') return outcome === 'ended';
    }
    return true;
  }

  async #runStep(
    lease: CommandLease,
    steps: readonly CommandStepDefinition[],
    row: CommandStepRow,
    state: LeaseStepState,
    signal: AbortSignal,
  ): Promise<'next' | 'ended' | 'released'> {
    const { position } = row;
    const interrupted = lease.tookOver && row.state === 'running';
    const fresh = row.state === 'pending' || row.failures > 0 || interrupted;
    const startedAt = row.started_at ?? this.#now().toISOString();
    const failures = row.failures + (interrupted ? 1 : 0);
    if (retryDelay(this.#retry, Math.max(failures, 1)) === undefined) {
      await this.#fail(
        lease,
        position,
        `The backend ended ${failures} times while this step ran. Look for the reason in its log before you ask again.`,
      );
      return 'ended';
    }
    await lease.write(
      {},
      {
        position,
        patch: {
          state: 'running',
          attempts: row.attempts + (fresh ? 1 : 0),
          failures,
          started_at: startedAt,
        },
      },
    );
    const context = new LeaseStepContext({
      lease,
      state,
      signal,
      stepStartedAt: new Date(startedAt),
      now: this.#now,
      redact: this.#redact,
    });
    let result: StepResult;
    try {
      result = await steps[position].run(context);
    } catch (error) {
      return this.#failed(lease, position, failures + 1, error, signal);
    }
    return this.#ended(lease, steps, position, result);
  }

  async #ended(
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

  async #failed(
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
      await this.#fail(lease, position, sentence);
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

  async #fail(
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

  async #cancel(lease: CommandLease, actor: string): Promise<boolean> {
    await lease.finish({
      state: 'cancelled',
      error: `${actor} ended it with Terminate.`,
    });
    return true;
  }

  /** The backend stops in good order: the next one, or another replica, goes on without waiting for the lease. */
  async #giveBack(lease: CommandLease): Promise<void> {
    await lease.release({ run_after: this.#now().toISOString() });
  }

  #text(text: string | undefined): string | null {
    return text ? this.#redact(text).slice(0, 4000) : null;
  }
}

function stateOf(row: CommandRow): LeaseStepState {
  return {
    memory: JSON.parse(row.memory),
    outcome: JSON.parse(row.outcome),
    leftBehind: JSON.parse(row.left_behind),
  };
}
