import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  DeploymentId,
  formatDeploymentId,
} from '@slipway/plugin-gitops-common';
import { Manifest, WaveTimeline } from '@slipway/sync-waves';
import { IndexedApplication } from '../index/ApplicationIndex';
import { isOperationRunning } from '../mappers/isOperationRunning';
import { maskSecrets } from '../plans/maskSecrets';
import { LedgerOperation, LedgerStore, LedgerWave } from './LedgerStore';
import { toLedgerHistory, toLedgerOperation } from './toLedgerOperations';

/** Who asked for an operation through us, as the commands know it. */
export type FindInitiator = (
  operation: DeploymentId & { readonly startedAt: string },
) => Promise<
  | {
      readonly commandId: string;
      readonly actor: string;
      readonly reason?: string;
    }
  | undefined
>;

/** What {@link LedgerRecorder} is made of. */
export interface LedgerRecorderOptions {
  readonly store: LedgerStore;
  readonly logger: LoggerService;
  readonly findInitiator: FindInitiator;
  readonly readTimeline: (
    indexed: IndexedApplication,
  ) => Promise<WaveTimeline | undefined>;
  readonly readManifests: (
    indexed: IndexedApplication,
  ) => Promise<readonly Manifest[]>;
  /** Told when a row has changed. */
  readonly onRecorded?: (deployment: DeploymentId) => void;
}

/**
 * Writes every operation that is seen into the ledger: Argo CD's own history when an Application is first seen, then
 * each state of each operation. What one Application reports is written in order; nothing is written twice.
 */
export class LedgerRecorder {
  readonly #options: LedgerRecorderOptions;
  readonly #written = new Map<string, string>();
  #queue: Promise<void> = Promise.resolve();

  constructor(options: LedgerRecorderOptions) {
    this.#options = options;
  }

  /** Writes what an Application reports. Settles when it is written; a failure is logged and tried again later. */
  record(indexed: IndexedApplication): Promise<void> {
    const key = formatDeploymentId(indexed.id);
    const state = fingerprint(indexed);
    if (this.#written.get(key) === state) return this.#queue;
    const first = !this.#written.has(key);
    this.#written.set(key, state);
    this.#queue = this.#queue.then(async () => {
      try {
        await this.#write(indexed, first);
      } catch (error) {
        this.#written.delete(key);
        this.#options.logger.warn(
          `The ledger could not take an operation of ${key}: ${stringifyError(
            error,
          )}`,
        );
      }
    });
    return this.#queue;
  }

  /** Forgets an Application that is gone; its rows stay. */
  forget(id: DeploymentId): void {
    this.#written.delete(formatDeploymentId(id));
  }

  /** Settles when everything that was given is written. */
  settled(): Promise<void> {
    return this.#queue;
  }

  async #write(indexed: IndexedApplication, first: boolean): Promise<void> {
    const { store, onRecorded } = this.#options;
    const { id, application } = indexed;
    if (first) await store.importHistory(toLedgerHistory(id, application));
    const operation = toLedgerOperation(id, application);
    if (!operation) return;
    const entry = await store.record(await this.#complete(indexed, operation));
    const ended = !isOperationRunning(application);
    if (ended && operation.phase === 'Succeeded') {
      await this.#keepManifests(indexed, entry.id);
    }
    onRecorded?.(id);
  }

  async #complete(
    indexed: IndexedApplication,
    operation: LedgerOperation,
  ): Promise<LedgerOperation> {
    const { findInitiator, readTimeline } = this.#options;
    const { startedAt } = operation;
    const ours = await findInitiator({ ...indexed.id, startedAt });
    const timeline = await readTimeline(indexed).catch(() => undefined);
    return {
      ...operation,
      ...(ours && {
        by: ours.actor,
        reason: ours.reason ?? operation.reason,
        commandId: ours.commandId,
        automated: false,
      }),
      waves:
        timeline?.operationStartedAt === startedAt
          ? timeline.waves.map(toLedgerWave)
          : undefined,
    };
  }

  async #keepManifests(
    indexed: IndexedApplication,
    entryId: string,
  ): Promise<void> {
    if (await this.#options.store.manifests(entryId)) return;
    const manifests = await this.#options
      .readManifests(indexed)
      .catch(() => undefined);
    if (!manifests) return;
    await this.#options.store.keepManifests(
      entryId,
      manifests.map(maskSecrets),
    );
  }
}

function toLedgerWave({
  phase,
  wave,
  startedAt,
  finishedAt,
}: WaveTimeline['waves'][number]): LedgerWave {
  return { phase, wave, startedAt, finishedAt };
}

function fingerprint({ application: { status } }: IndexedApplication): string {
  const state = status?.operationState;
  return JSON.stringify([
    state?.startedAt,
    state?.phase,
    state?.finishedAt,
    state?.message,
    status?.history?.at(-1)?.id,
  ]);
}
