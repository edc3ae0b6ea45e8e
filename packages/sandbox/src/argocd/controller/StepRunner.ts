import { failStep } from '../engine/failStep';
import { failureMessage } from '../engine/failureMessage';
import { EngineTask } from '../engine/EngineTask';
import { runStep, StepOutcome } from '../engine/runStep';
import { Step } from '../engine/Step';
import { waitingMessage } from '../engine/waitingMessage';
import { withResults } from '../engine/withResults';
import { OperationPhase } from '../objects/Application';
import { ArgoEnvironment } from './ArgoEnvironment';
import { Next } from './Next';
import { OperationRecord } from './OperationRecord';
import { Pass } from './prepareOperation';

const AT_ONCE: Next = { after: 0 };
const ON_CHANGE: Next = { type: 'on-change' };
const DONE: Next = { type: 'done' };

/** Carries out the steps of operations in the cluster and reports them, each wave after its delay. */
export class StepRunner {
  readonly #environment: ArgoEnvironment;
  readonly #record: OperationRecord;
  // Reports that wait for the end of the wave delay; lost with the process, and then made again.
  readonly #unreported = new Map<string, () => Next>();

  constructor(environment: ArgoEnvironment, record: OperationRecord) {
    this.#environment = environment;
    this.#record = record;
  }

  /** Makes the report that was kept back, when there is one. */
  report(name: string): Next | undefined {
    const report = this.#unreported.get(name);
    this.#unreported.delete(name);
    return report?.();
  }

  /** Does what was decided. */
  take(step: Step, pass: Pass): Next {
    const { name } = pass.application.metadata;
    switch (step.type) {
      case 'wait':
        this.#record.setMessage(name, step.message);
        return ON_CHANGE;
      case 'succeed':
        this.#deleteHooks(pass, 'HookSucceeded');
        return this.#finish(name, 'Succeeded', step.message);
      case 'fail':
        return this.#fail(step, pass);
      default:
        return this.#run(step, pass);
    }
  }

  #run(step: Extract<Step, { type: 'run' }>, pass: Pass): Next {
    const { name } = pass.application.metadata;
    const outcome = this.#runStep({
      cluster: pass.cluster,
      tasks: step.tasks,
      prune: pass.state.operation.sync.prune ?? false,
      dryRun: false,
    });
    const report = () => this.#report(name, step, pass, outcome);
    if (outcome.unconfirmed) {
      this.#record.setMessage(
        name,
        waitingMessage(outcome.unconfirmed, 'confirmation'),
      );
      return ON_CHANGE;
    }
    const { waveDelay } = this.#environment;
    if (
      outcome.failed ||
      step.finalWave ||
      step.tasks[0].ownNamespace ||
      waveDelay === 0
    ) {
      return report();
    }
    this.#unreported.set(name, report);
    return { after: waveDelay };
  }

  #report(
    name: string,
    step: Extract<Step, { type: 'run' }>,
    pass: Pass,
    outcome: StepOutcome,
  ): Next {
    this.#record.addResults(name, outcome.results);
    if (outcome.failed) {
      const tasks = withResults(pass.tasks, outcome.results);
      const text = 'one or more objects failed to apply';
      const failHooks = tasks.filter(task => task.phase === 'SyncFail');
      const failed = failStep(text, failHooks, tasks);
      return this.take(failed, { ...pass, tasks });
    }
    if (outcome.deleting.length > 0) {
      this.#record.setMessage(
        name,
        waitingMessage(outcome.deleting, 'deletion'),
      );
      // They may have gone during the delay, and then no change will tell.
      return this.#areThere(pass, outcome.deleting) ? ON_CHANGE : AT_ONCE;
    }
    if (step.last) {
      this.#deleteHooks(pass, 'HookSucceeded');
      return this.#finish(
        name,
        'Succeeded',
        'successfully synced (all tasks run)',
      );
    }
    this.#record.setMessage(name, waitingMessage(step.tasks));
    return AT_ONCE;
  }

  #fail(step: Extract<Step, { type: 'fail' }>, pass: Pass): Next {
    const { name } = pass.application.metadata;
    if (step.hooks.length > 0) {
      const outcome = this.#runStep({
        cluster: pass.cluster,
        tasks: step.hooks,
        prune: false,
        dryRun: false,
      });
      this.#record.addResults(name, outcome.results);
      const waiting =
        outcome.deleting.length > 0 ? outcome.deleting : step.hooks;
      this.#record.setMessage(
        name,
        waitingMessage(
          waiting,
          outcome.deleting.length > 0 ? 'deletion' : undefined,
        ),
      );
      return this.#areThere(pass, outcome.deleting) ? ON_CHANGE : AT_ONCE;
    }
    this.#deleteHooks(pass, 'HookFailed');
    return this.#finish(name, 'Failed', step.message);
  }

  /** The cluster tells of its changes a turn later; what belongs to whom has to be known at once. */
  #runStep(options: Parameters<typeof runStep>[0]): StepOutcome {
    const outcome = runStep(options);
    const tracked = this.#environment.tracked.get(options.cluster);
    options.tasks.forEach(({ key }) => tracked?.refresh(key));
    return outcome;
  }

  #areThere({ cluster }: Pass, tasks: readonly EngineTask[]): boolean {
    return tasks.some(task => cluster.get(task.key) !== undefined);
  }

  /** Everything at once, without applying anything. */
  dryRun(pass: Pass): Next {
    const { name } = pass.application.metadata;
    const { results, failed } = runStep({
      cluster: pass.cluster,
      tasks: pass.tasks,
      prune: pass.state.operation.sync.prune ?? false,
      dryRun: true,
    });
    this.#record.addResults(name, results);
    const tasks = withResults(pass.tasks, results);
    return failed
      ? this.#finish(
          name,
          'Failed',
          failureMessage(
            'one or more objects failed to apply (dry run)',
            tasks,
          ),
        )
      : this.#finish(name, 'Succeeded', 'successfully synced (no more tasks)');
  }

  /** Kinds that nobody serves fail the operation before anything is applied. */
  #deleteHooks(
    { tasks, cluster }: Pass,
    policy: 'HookSucceeded' | 'HookFailed',
  ): void {
    tasks
      .filter(
        task => task.hook && task.live && task.deletePolicies.includes(policy),
      )
      .forEach(task => cluster.delete(task.key));
  }

  #finish(name: string, phase: OperationPhase, message: string): Next {
    return this.#record.finish(name, phase, message) ? DONE : AT_ONCE;
  }
}
