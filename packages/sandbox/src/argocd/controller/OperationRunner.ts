import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { buildTasks } from '../engine/buildTasks';
import {
  decideStep,
  failureMessage,
  failStep,
  Step,
} from '../engine/decideStep';
import { EngineTask } from '../engine/EngineTask';
import { finishOperation } from '../engine/finishOperation';
import { mergeResults } from '../engine/mergeResults';
import { retryDelay } from '../engine/retryDelay';
import { runStep, StepOutcome } from '../engine/runStep';
import { updateRunning } from '../engine/updateRunning';
import { waitingMessage } from '../engine/waitingMessage';
import {
  Application,
  OperationPhase,
  OperationState,
  ResourceResult,
} from '../objects/Application';
import { rfc3339 } from '../objects/rfc3339';
import { sources } from '../objects/sources';
import { ArgoEnvironment } from './ArgoEnvironment';
import { destinationCluster } from './destinationCluster';
import { prepareTargets } from './prepareTargets';
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

interface Pass {
  readonly application: Application;
  readonly state: OperationState;
  readonly cluster: SimulatedCluster;
  readonly tasks: readonly EngineTask[];
}

/** Brings running operations forward, one pass at a time; between passes all it knows is in the Application. */
export class OperationRunner {
  readonly #environment: ArgoEnvironment;
  // Reports that wait for the end of the wave delay; lost with the process, and then made again.
  readonly #unreported = new Map<string, () => Next>();

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
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
      this.#setState(name, () => ({
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
      this.#setMessage(name, 'Sync operation blocked by sync window');
      return { after: WINDOW_CHECK };
    }
    return this.#sync(application, state);
  }

  async #sync(application: Application, state: OperationState): Promise<Next> {
    const { name } = application.metadata;
    let pass: Pass;
    try {
      pass = await this.#prepare(application, state);
    } catch (error) {
      const count = Math.max(1, sources.of(application.spec).length);
      return this.#finish(
        name,
        'Error',
        `ComparisonError: Failed to load target state: failed to generate manifest for source 1 of ${count}: rpc error: code = Unknown desc = ${(error as Error).message}`,
      );
    }
    if (pass.state.operation.sync.dryRun) return this.#dryRun(pass);
    const invalid = this.#invalid(pass);
    if (invalid) return invalid;
    const known = new Map(
      pass.tasks.flatMap(task => (task.result ? [[task.result, task]] : [])),
    );
    const updated = pass.tasks.map(updateRunning);
    const changed = updated.flatMap(task =>
      task.result && !known.has(task.result) ? [task.result] : [],
    );
    if (changed.length > 0) this.#addResults(name, changed);
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
        this.#setMessage(name, step.message);
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
    const outcome = runStep({
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
    this.#addResults(name, outcome.results);
    if (outcome.failed) {
      const tasks = withResults(pass.tasks, outcome.results);
      const text = 'one or more objects failed to apply';
      const failHooks = tasks.filter(task => task.phase === 'SyncFail');
      const failed = failStep(text, failHooks, tasks);
      return this.#take(failed, { ...pass, tasks });
    }
    if (outcome.deleting.length > 0) {
      this.#setMessage(name, waitingMessage(outcome.deleting, true));
      return ON_CHANGE;
    }
    if (step.last) {
      this.#deleteHooks(pass, 'HookSucceeded');
      return this.#finish(
        name,
        'Succeeded',
        'successfully synced (all tasks run)',
      );
    }
    this.#setMessage(name, waitingMessage(step.tasks));
    return AT_ONCE;
  }

  #fail(step: Extract<Step, { type: 'fail' }>, pass: Pass): Next {
    const { name } = pass.application.metadata;
    if (step.hooks.length > 0) {
      const outcome = runStep({
        cluster: pass.cluster,
        tasks: step.hooks,
        prune: false,
        dryRun: false,
      });
      this.#addResults(name, outcome.results);
      const waiting =
        outcome.deleting.length > 0 ? outcome.deleting : step.hooks;
      this.#setMessage(
        name,
        waitingMessage(waiting, outcome.deleting.length > 0),
      );
      return outcome.deleting.length > 0 ? ON_CHANGE : AT_ONCE;
    }
    this.#deleteHooks(pass, 'HookFailed');
    return this.#finish(name, 'Failed', step.message);
  }

  #dryRun(pass: Pass): Next {
    const { name } = pass.application.metadata;
    const { results, failed } = runStep({
      cluster: pass.cluster,
      tasks: pass.tasks,
      prune: pass.state.operation.sync.prune ?? false,
      dryRun: true,
    });
    this.#addResults(name, results);
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
  #invalid({ application, tasks, cluster, state }: Pass): Next | undefined {
    if (state.syncResult?.resources?.length) return undefined;
    const defined = new Set(
      tasks.flatMap(({ target }) => {
        const spec = target?.spec as
          { group?: string; names?: { kind?: string } } | undefined;
        return target?.kind === 'CustomResourceDefinition'
          ? [`${spec?.group}/${spec?.names?.kind}`]
          : [];
      }),
    );
    const unknown = tasks.filter(
      ({ key, prune }) =>
        !prune &&
        cluster.isClusterScoped(key.group, key.kind) === undefined &&
        !defined.has(`${key.group}/${key.kind}`),
    );
    if (unknown.length === 0) return undefined;
    const { name } = application.metadata;
    this.#addResults(
      name,
      unknown.map(({ key, version, phase }) => ({
        ...key,
        version,
        status: 'SyncFailed',
        message: `The Kubernetes API could not find ${key.group}/${key.kind} for requested resource ${key.namespace}/${key.name}. Make sure the "${key.kind}" CRD is installed on the destination cluster.`,
        syncPhase: phase,
      })),
    );
    const versions = [
      ...new Set(unknown.map(({ target }) => target!.apiVersion)),
    ].map(
      version =>
        `failed to discover server resources for group version ${version}: the server could not find the requested resource`,
    );
    return this.#finish(
      name,
      'Failed',
      `one or more synchronization tasks are not valid: ${versions.join(',')}`,
    );
  }

  async #prepare(
    application: Application,
    before: OperationState,
  ): Promise<Pass> {
    const { store, renderer, clusters, tracked } = this.#environment;
    const { name } = application.metadata;
    const { sync } = before.operation;
    const cluster = destinationCluster(clusters, application.spec.destination);
    const wanted = sources.of(sync).filter(source => source.repoURL);
    const used = wanted.length > 0 ? wanted : sources.of(application.spec);
    const multi = sources.isMulti(application.spec) || sources.isMulti(sync);
    const context = {
      applicationName: name,
      namespace: application.spec.destination.namespace ?? '',
      sources: used,
    };
    const recorded = sources.revisionsOf(before.syncResult ?? {});
    const revisions =
      recorded.length > 0
        ? recorded
        : await renderer.resolve(context, sources.revisionsOf(sync));
    const { manifests } = await renderer.render(context, revisions);
    if (!before.syncResult) {
      this.#setState(name, state => ({
        ...state,
        syncResult: {
          ...sources.revisionFields(multi, revisions),
          ...sources.fields(multi, used),
          ...(multi && { source: { repoURL: '' } }),
        },
      }));
    }
    const current = store.applications.get(name) ?? application;
    const state = current.status.operationState ?? before;
    const { targets } = prepareTargets({
      application: name,
      namespace: context.namespace,
      manifests,
      cluster,
    });
    const tasks = buildTasks({
      application: current,
      state,
      targets,
      live: tracked.get(cluster)?.of(name) ?? [],
      cluster,
    });
    return { application: current, state, cluster, tasks };
  }

  async #terminate(
    application: Application,
    state: OperationState,
  ): Promise<Next> {
    const { name } = application.metadata;
    try {
      const { tasks, cluster } = await this.#prepare(application, state);
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
    this.#setState(name, ({ finishedAt: _, ...rest }) => ({
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

  /** History first, then the end: two writes, as Argo CD makes them. */
  #finish(name: string, phase: OperationPhase, message: string): Next {
    const { store, clock, events } = this.#environment;
    const { applications } = store;
    if (phase === 'Succeeded') {
      applications.update(name, application =>
        finishOperation.withHistory(application, clock.now()),
      );
    }
    const after = applications.update(name, application =>
      finishOperation.end(application, { phase, message }, clock.now()),
    );
    if (!after || after.operation) return after ? AT_ONCE : DONE;
    const revisions = sources.revisionsOf(
      after.status.operationState?.syncResult ?? {},
    );
    events.add(after, {
      reason: 'OperationCompleted',
      message:
        phase === 'Succeeded'
          ? `Sync operation to ${revisions.join(', ')} succeeded`
          : `Sync operation to ${revisions.join(', ')} failed: ${message}`,
      type: phase === 'Succeeded' ? 'Normal' : 'Warning',
    });
    return DONE;
  }

  #addResults(name: string, results: readonly ResourceResult[]): void {
    if (results.length === 0) return;
    this.#setState(name, state => ({
      ...state,
      syncResult: {
        ...state.syncResult,
        resources: mergeResults(state.syncResult?.resources ?? [], results),
      },
    }));
  }

  #setMessage(name: string, message: string): void {
    const state =
      this.#environment.store.applications.get(name)?.status.operationState;
    if (state?.message === message || state?.phase !== 'Running') return;
    this.#setState(name, before => ({ ...before, message }));
  }

  #setState(
    name: string,
    change: (state: OperationState) => OperationState,
  ): void {
    this.#environment.store.applications.update(name, application => ({
      ...application,
      status: {
        ...application.status,
        operationState: change(
          application.status.operationState ?? ({} as OperationState),
        ),
      },
    }));
  }

  #now(): string {
    return rfc3339(this.#environment.clock.now());
  }
}

function withResults(
  tasks: readonly EngineTask[],
  results: readonly ResourceResult[],
): EngineTask[] {
  return tasks.map(task => {
    const result = results.find(
      ({ group, kind, namespace, name, syncPhase }) =>
        group === task.key.group &&
        kind === task.key.kind &&
        namespace === task.key.namespace &&
        name === task.key.name &&
        syncPhase === task.phase,
    );
    return result ? { ...task, result } : task;
  });
}
