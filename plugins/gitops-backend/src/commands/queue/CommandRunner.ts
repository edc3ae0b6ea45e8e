import { LoggerService } from '@backstage/backend-plugin-api';
import { CommandDefinition, CommandStepDefinition } from '../CommandDefinition';
import { CommandGuard } from '../CommandGuard';
import { StepResult } from '../StepResult';
import { CommandLease } from './CommandLease';
import { CommandRow, CommandStepRow } from './CommandRow';
import { LeaseLostError } from './LeaseLostError';
import { LeaseStepContext, LeaseStepState } from './LeaseStepContext';
import { retryDelay, RetryPolicy } from './retryDelay';
import { StepEnd, StepRecorder } from './StepRecorder';

/** Runs a claimed command from where it stands until it ends, waits, or is taken away. */
export class CommandRunner {
  readonly #definitions: ReadonlyMap<string, CommandDefinition>;
  readonly #recorder: StepRecorder;
  readonly #now: () => Date;
  readonly #retry: RetryPolicy;
  readonly #redact: (text: string) => string;
  readonly #guard?: CommandGuard;

  constructor(options: {
    readonly definitions: readonly CommandDefinition[];
    readonly logger: LoggerService;
    readonly now: () => Date;
    readonly retry: RetryPolicy;
    readonly redact: (text: string) => string;
    readonly guard?: CommandGuard;
  }) {
    this.#definitions = new Map(options.definitions.map(d => [d.kind, d]));
    this.#recorder = new StepRecorder(options);
    this.#now = options.now;
    this.#retry = options.retry;
    this.#redact = options.redact;
    this.#guard = options.guard;
  }

  /** Returns true when the command has ended. */
  async run(lease: CommandLease, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.#runSteps(lease, signal);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      if (signal.reason instanceof LeaseLostError) return false;
      if (await this.#endIfCancelled(lease)) return true;
      if (signal.aborted) await this.#recorder.giveBack(lease);
      return false;
    }
  }

  async #runSteps(lease: CommandLease, signal: AbortSignal): Promise<boolean> {
    if (await this.#endIfCancelled(lease)) return true;
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

  async #endIfCancelled(lease: CommandLease): Promise<boolean> {
    const cancellation = await lease.cancellation();
    if (!cancellation) return false;
    const definition = this.#definitions.get(lease.row.kind);
    return this.#recorder.cancel(
      lease,
      cancellation,
      definition?.tidyUp?.bind(definition),
    );
  }

  async #runStep(
    lease: CommandLease,
    steps: readonly CommandStepDefinition[],
    row: CommandStepRow,
    state: LeaseStepState,
    signal: AbortSignal,
  ): Promise<StepEnd> {
    const { position } = row;
    const interrupted = lease.tookOver && row.state === 'running';
    const fresh = row.state === 'pending' || row.failures > 0 || interrupted;
    const startedAt = row.started_at ?? this.#now().toISOString();
    const failures = row.failures + (interrupted ? 1 : 0);
    if (retryDelay(this.#retry, Math.max(failures, 1)) === undefined) {
      await this.#recorder.fail(
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
      if (!steps[position].onlyLooks) await this.#guard?.check(context);
      result = await steps[position].run(context);
    } catch (error) {
      return this.#recorder.failed(
        lease,
        position,
        failures + 1,
        error,
        signal,
      );
    }
    return this.#recorder.ended(lease, steps, position, result);
  }
}

function stateOf(row: CommandRow): LeaseStepState {
  return {
    memory: JSON.parse(row.memory),
    outcome: JSON.parse(row.outcome),
    leftBehind: JSON.parse(row.left_behind),
  };
}
