import { CommandOutcome, DeploymentId } from '@slipway/plugin-gitops-common';
import { JsonObject, JsonValue } from '@backstage/types';

/** What a step sees of its command, and how it keeps what it has to know when it runs again. */
export interface StepContext {
  readonly commandId: string;
  /** What our operation carries in its infos: the id, with the number of the retry when it is one. */
  readonly operationTag: string;
  readonly entityRef: string;
  readonly deployment: DeploymentId;
  /** Entity ref of the person. */
  readonly actor: string;
  readonly reason?: string;
  readonly parameters: JsonObject;
  /** RFC 3339: when the command was accepted. */
  readonly acceptedAt: string;
  /** When this step ran for the first time. */
  readonly stepStartedAt: Date;
  /** What earlier runs and earlier steps remembered. */
  readonly memory: Readonly<Record<string, JsonValue | undefined>>;
  readonly outcome: CommandOutcome;
  /** Aborted when the backend stops, the command is cancelled or another replica has taken it over. */
  readonly signal: AbortSignal;
  now(): Date;
  /**
   * Writes to the database before it returns. Rejects when another replica has the command: a step calls it right
   * before everything that changes something outside, so that only the holder of the lease does.
   */
  remember(patch: JsonObject): Promise<void>;
  /** Adds to the command's outcome. */
  made(outcome: CommandOutcome): Promise<void>;
  /** Says what stays if the command fails from here on; without a sentence it is tidied up. */
  leaves(key: string, sentence?: string): Promise<void>;
  /** Ties the command to Argo CD's operation, so that the ledger can name who and why. */
  operation(times: {
    readonly requestedAt?: string;
    readonly startedAt?: string;
  }): Promise<void>;
  /** The archive that came with the command, or that an earlier step attached. It is gone when the command has ended. */
  attachment(): Promise<Buffer | undefined>;
  attach(archive: Buffer): Promise<void>;
}
