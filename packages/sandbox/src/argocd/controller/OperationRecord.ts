import { finishOperation } from '../engine/finishOperation';
import { mergeResults } from '../engine/mergeResults';
import {
  OperationPhase,
  OperationState,
  ResourceResult,
} from '../objects/Application';
import { sources } from '../objects/sources';
import { ArgoEnvironment } from './ArgoEnvironment';

/** Writes what an operation has come to into its Application. */
export class OperationRecord {
  readonly #environment: ArgoEnvironment;

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
  }

  setState(
    name: string,
    change: (state: OperationState) => OperationState,
  ): void {
    this.#environment.store.applications.update(name, application => {
      const { operationState } = application.status;
      return {
        ...application,
        status: {
          ...application.status,
          operationState: change(operationState ?? ({} as OperationState)),
        },
      };
    });
  }

  addResults(name: string, results: readonly ResourceResult[]): void {
    if (results.length === 0) return;
    this.setState(name, state => ({
      ...state,
      syncResult: {
        ...state.syncResult,
        resources: mergeResults(state.syncResult?.resources ?? [], results),
      },
    }));
  }

  /** Says what a running operation waits for; one that is being terminated keeps its last message. */
  setMessage(name: string, message: string): void {
    const state =
      this.#environment.store.applications.get(name)?.status.operationState;
    if (state?.message === message || state?.phase !== 'Running') return;
    this.setState(name, before => ({ ...before, message }));
  }

  /** History first, then the end: two writes, as Argo CD makes them. True when it is over, false before a retry. */
  finish(name: string, phase: OperationPhase, message: string): boolean {
    const { store, clock, events } = this.#environment;
    const { applications } = store;
    if (phase === 'Succeeded') {
      // Kept with the write that follows at once, so that a restart finds both or neither.
      applications.update(
        name,
        application => finishOperation.withHistory(application, clock.now()),
        { inMemoryOnly: true },
      );
    }
    const after = applications.update(name, application =>
      finishOperation.end(application, { phase, message }, clock.now()),
    );
    if (!after) return true;
    if (after.operation) return false;
    const result = after.status.operationState?.syncResult ?? {};
    const revisions = sources.revisionsOf(result).join(', ');
    events.add(after, {
      reason: 'OperationCompleted',
      message:
        phase === 'Succeeded'
          ? `Sync operation to ${revisions} succeeded`
          : `Sync operation to ${revisions} failed: ${message}`,
      type: phase === 'Succeeded' ? 'Normal' : 'Warning',
    });
    return true;
  }
}
