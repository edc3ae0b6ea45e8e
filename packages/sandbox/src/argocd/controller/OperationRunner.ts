import { decideStep } from '../engine/decideStep';
import { findInvalidTasks } from '../engine/findInvalidTasks';
import { retryState } from '../engine/retryState';
import { retryDelay } from '../engine/retryDelay';
import { updateRunning } from '../engine/updateRunning';
import {
  Application,
  OperationPhase,
  OperationState,
} from '../objects/Application';
import { rfc3339 } from '../../rfc3339';
import { sources } from '../objects/sources';
import { ArgoEnvironment } from './ArgoEnvironment';
import { Next } from './Next';
import { OperationRecord } from './OperationRecord';
import { Pass, prepareOperation } from './prepareOperation';
import { StepRunner } from './StepRunner';
import { syncWindows } from './syncWindows';

const AT_ONCE: Next = { after: 0 };
const DONE: Next = { type: 'done' };
const WINDOW_CHECK = 5000;

/** Brings running operations forward, one pass at a time; between passes all it knows is in the Application. */
export class OperationRunner {
  readonly #environment: ArgoEnvironment;
  readonly #record: OperationRecord;
  readonly #steps: StepRunner;

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
    this.#record = new OperationRecord(environment);
    this.#steps = new StepRunner(environment, this.#record);
  }

  /** One pass over the operation of an Application. */
  async pass(name: string): Promise<Next> {
    const reported = this.#steps.report(name);
    if (reported) return reported;
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
      return { after: WINDOW_CHECK, interruptible: true };
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
    const refusal = this.#refusal(pass);
    if (refusal !== undefined) return this.#finish(name, 'Failed', refusal);
    if (pass.state.operation.sync.dryRun) return this.#steps.dryRun(pass);
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
    return this.#steps.take(decideStep(updated), { ...pass, tasks: updated });
  }

  /** Why an operation that has not begun yet must not begin; undefined when it may. */
  #refusal({ application, state, tasks, cluster }: Pass): string | undefined {
    if (state.syncResult?.resources?.length) return undefined;
    const { syncOptions = [] } = state.operation.sync;
    const shared = application.status.conditions?.find(
      ({ type }) => type === 'SharedResourceWarning',
    );
    if (shared && syncOptions.includes('FailOnSharedResource=true')) {
      return `Shared resource found: ${shared.message}`;
    }
    const project = this.#environment.store.projects.get(
      application.spec.project,
    );
    const invalid =
      project && findInvalidTasks(tasks, { cluster, project, syncOptions });
    if (!invalid) return undefined;
    this.#record.addResults(application.metadata.name, invalid.results);
    return invalid.message;
  }

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
      const hooks = tasks.filter(
        task => task.hook && task.live && task.result?.hookPhase === 'Running',
      );
      hooks.forEach(task => cluster.delete(task.key));
      this.#record.addResults(
        name,
        hooks.map(task => ({
          ...task.result!,
          hookPhase: 'Failed',
          message: 'Terminated',
        })),
      );
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
    if (now < due) return { after: due - now, interruptible: true };
    this.#record.setState(name, ({ finishedAt: _, ...rest }) =>
      retryState(rest, retries),
    );
    return { after: this.#environment.waveDelay };
  }

  #isBlocked(application: Application): boolean {
    const { store, clock } = this.#environment;
    const windows =
      store.projects.get(application.spec.project)?.spec.syncWindows ?? [];
    const startedAt = application.status.operationState?.startedAt;
    return !syncWindows.canSync(windows, application, {
      now: clock.now(),
      manual: !application.operation?.initiatedBy.automated,
      ...(startedAt && { startedAt: new Date(startedAt) }),
    });
  }

  #finish(name: string, phase: OperationPhase, message: string): Next {
    return this.#record.finish(name, phase, message) ? DONE : AT_ONCE;
  }

  #now(): string {
    return rfc3339(this.#environment.clock.now());
  }
}
