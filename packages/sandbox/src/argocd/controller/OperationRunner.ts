import {
  decideStep,
  failureMessage,
  failStep,
  Step,
} from '../engine/decideStep';
import { EngineTask } from '../engine/EngineTask';
import { findUnknownKinds } from '../engine/findUnknownKinds';
import { retryDelay } from '../engine/retryDelay';
import { runStep, StepOutcome } from '../engine/runStep';
import { updateRunning } from '../engine/updateRunning';
import { waitingMessage } from '../engine/waitingMessage';
import { withResults } from '../engine/withResults';
import {
  Application,
  OperationPhase,
  OperationState,
} from '../objects/Application';
import { rfc3339 } from '../objects/rfc3339';
import { sources } from '../objects/sources';
import { ArgoEnvironment } from './ArgoEnvironment';
import { OperationRecord } from './OperationRecord';
import { Pass, prepareOperation } from './prepareOperation';
import { syncWindows } from './syncWindows';

/** When to look at the operation again: at once, after some milliseconds, when the cluster changes, or never. */
export type Next =
  | { readonly after: number }
  | { readonly type: 'on-change' }
  | { readonly type: 'done' };

const AT_ONCE: Next = { after: 0 };
const ON_CHANGE: Next = { type: 'on-change' };
const DONE: Next = { type: 'done' };
const WINDOW_CHECK = 5000;

/** Brings running operations forward, one pass at a time; between passes all it knows is in the Application. */
export class OperationRunner {
  readonly #environment: ArgoEnvironment;
  readonly #record: OperationRecord;
  // Reports that wait for the end of the wave delay; lost with the process, and then made again.
  readonly #unreported = new Map<string, () => Next>();

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
    this.#record = new OperationRecord(environment);
  }

  /** One pass over the operation of an Application. */
  async pass(name: string): Promise<Next> {
    const report = this.#unreported.get(name);
    this.#unreported.delete(name);
    if (report) return report();
    const application = this.#environment.store.applications.get(name);
    if (!application?.operation) return DONE;
    const state = application.status.operationState;
    if (!state) {
      this.#record.setState(name, () => ({
        operation: application.operation!,
        phase: 'Running',
        startedAt: this.#now(),
      }));
      return AT_ONCE;
    }
    if (state.phase === 'Terminating')
      return this.#terminate(application, state);
    if (state.finishedAt) return this.#retry(application, state);
    if (this.#isBlocked(application)) {
      this.#record.setMessage(name, 'Sync operation blocked by sync window');
      return { after: WINDOW_CHECK };
    }
    return this.#sync(application, state);
  }

  async #sync(application: Application, state: OperationState): Promise<Next> {
    const { name } = application.metadata;
    let pass: Pass;
    try {
      pass = await prepareOperation(this.#environment, application, state);
    } catch (error) {
      const count = Math.max(1, sources.of(application.spec).length);
      return this.#finish(
        name,
        'Error',
        `ComparisonError: Failed to load target state: failed to generate manifest for source 1 of ${count}: rpc error: code = Unknown desc = ${(error as Error).message}`,
      );
    }
    if (pass.state.operation.sync.dryRun) return this.#dryRun(pass);
    if (!pass.state.syncResult?.resources?.length) {
      const unknown = findUnknownKinds(pass.tasks, pass.cluster);
      if (unknown) {
        this.#record.addResults(name, unknown.results);
        return this.#finish(name, 'Failed', unknown.message);
      }
    }
    const known = new Map(
      pass.tasks.flatMap(task => (task.result ? [[task.result, task]] : [])),
    );
    const updated = pass.tasks.map(updateRunning);
    const changed = updated.flatMap(task =>
      task.result && !known.has(task.result) ? [task.result] : [],
    );
    if (changed.length > 0) this.#record.addResults(name, changed);
    if (updated.length === 0) {
      return this.#finish(
        name,
        'Succeeded',
        'successfully synced (no more tasks)',
      );
    }
    return this.#take(decideStep(updated), { ...pass, tasks: updated });
  }

  #take(step: Step, pass: Pass): Next {
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
      return this.#take(failed, { ...pass, tasks });
    }
    if (outcome.deleting.length > 0) {
      this.#record.setMessage(name, waitingMessage(outcome.deleting, true));
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
        waitingMessage(waiting, outcome.deleting.length > 0),
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

  #dryRun(pass: Pass): Next {
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
  async #terminate(
    application: Application,
    state: OperationState,
  ): Promise<Next> {
    const { name } = application.metadata;
    try {
      const { tasks, cluster } = await prepareOperation(
        this.#environment,
        application,
        state,
      );
      tasks
        .filter(
          task =>
            task.hook && task.live && task.result?.hookPhase === 'Running',
        )
        .forEach(task => cluster.delete(task.key));
    } catch (error) {
      this.#environment.logger.debug(
        `Argo CD simulator: nothing to clean up for ${name}: ${(error as Error).message}`,
      );
    }
    return this.#finish(name, 'Failed', 'Operation terminated');
  }

  /** Between attempts: waits for its time; then the hooks that failed go away, and the old results decide again. */
  async #retry(application: Application, state: OperationState): Promise<Next> {
    const { name } = application.metadata;
    const retries = state.retryCount ?? 1;
    const wait = retryDelay(state.operation.retry, retries - 1);
    const due = Date.parse(state.finishedAt!) + wait;
    const now = this.#environment.clock.now().getTime();
    if (now < due) return { after: due - now };
    this.#record.setState(name, ({ finishedAt: _, ...rest }) => ({
      ...rest,
      message: `Retrying operation. Attempt #${retries}`,
    }));
    return { after: this.#environment.waveDelay };
  }

  #isBlocked(application: Application): boolean {
    const { store, clock } = this.#environment;
    const windows =
      store.projects.get(application.spec.project)?.spec.syncWindows ?? [];
    return !syncWindows.canSync(windows, application, {
      now: clock.now(),
      manual: !application.operation?.initiatedBy.automated,
    });
  }

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

  #now(): string {
    return rfc3339(this.#environment.clock.now());
  }
}
