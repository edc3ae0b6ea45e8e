import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  DeploymentId,
  formatDeploymentId,
} from '@slipway/plugin-gitops-common';
import { Manifest, WaveTimeline } from '@slipway/sync-waves';
import { IndexedApplication } from '../index/ApplicationIndex';
import { claimedCommand } from '../mappers/initiatorOf';
import { isOperationRunning } from '../mappers/isOperationRunning';
import { maskSecrets } from '../plans/maskSecrets';
import { LedgerOperation, LedgerStore, LedgerWave } from './LedgerStore';
import { toLedgerHistory, toLedgerOperation } from './toLedgerOperations';

/** Who asked for an operation through us, as the commands know it. */
export type FindInitiator = (
  operation: DeploymentId & {
    readonly startedAt: string;
    /** The command that the operation claims to belong to. */
    readonly claimed?: string;
    readonly kind: 'sync' | 'rollback' | 'dry-run';
  },
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
 * each state of each operation. What one Application reports is written in order; nothing is written twice. Argo CD is
 * asked only about operations that run, or that ended while they were watched.
 */
export class LedgerRecorder {
  readonly #options: LedgerRecorderOptions;
  readonly #written = new Map<string, string>();
  readonly #chains = new Map<string, Promise<void>>();
  #database: Promise<unknown> = Promise.resolve();

  constructor(options: LedgerRecorderOptions) {
    this.#options = options;
  }

  /** Writes what an Application reports. Settles when it is written; a failure is logged and tried again later. */
  record(indexed: IndexedApplication): Promise<void> {
    const key = formatDeploymentId(indexed.id);
    const before = this.#chains.get(key) ?? Promise.resolve();
    const state = fingerprint(indexed);
    const known = this.#written.get(key);
    if (known === state) return before;
    this.#written.set(key, state);
    const chain = before
      .then(() => this.#write(indexed, known === undefined))
      .catch(error => {
        this.#written.delete(key);
        this.#options.logger.warn(
          `The ledger could not take an operation of ${key}: ${stringifyError(
            error,
          )}`,
        );
      })
      .finally(() => {
        if (this.#chains.get(key) === chain) this.#chains.delete(key);
      });
    this.#chains.set(key, chain);
    return chain;
  }

  /** Forgets an Application that is gone; its rows stay. */
  forget(id: DeploymentId): void {
    this.#written.delete(formatDeploymentId(id));
  }

  /** Settles when everything that was given is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#chains.values());
  }

  async #write(indexed: IndexedApplication, first: boolean): Promise<void> {
    const { store, onRecorded } = this.#options;
    const { id, application } = indexed;
    if (first) {
      const history = toLedgerHistory(id, application);
      await this.#inTurn(() => store.importHistory(history));
    }
    const operation = toLedgerOperation(id, application);
    if (!operation) return;
    const running = isOperationRunning(application);
    const watched = running || !first;
    const complete = await this.#complete(indexed, operation, watched);
    const entry = await this.#inTurn(() => store.record(complete));
    if (watched && !running && operation.phase === 'Succeeded') {
      await this.#keepManifests(indexed, entry.id);
    }
    onRecorded?.(id);
  }

  /** One write at a time: thousands of Applications are first seen at once, and others need the database too. */
  #inTurn<T>(write: () => Promise<T>): Promise<T> {
    const turn = this.#database.then(write);
    this.#database = turn.catch(() => {});
    return turn;
  }

  async #complete(
    indexed: IndexedApplication,
    operation: LedgerOperation,
    watched: boolean,
  ): Promise<LedgerOperation> {
    const { findInitiator, readTimeline } = this.#options;
    const { startedAt } = operation;
    const state = indexed.application.status?.operationState;
    const ours = await findInitiator({
      ...indexed.id,
      startedAt,
      claimed: claimedCommand(state?.operation),
      kind: operation.kind,
    });
    const timeline = watched
      ? await readTimeline(indexed).catch(() => undefined)
      : undefined;
    return {
      ...operation,
      ...(ours && {
        by: ours.actor,
        reason: ours.reason,
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
    // The last wave becomes healthy after the operation has ended.
    status?.health?.status,
  ]);
}
