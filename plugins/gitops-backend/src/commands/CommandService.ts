import {
  Command,
  CommandKind,
  DeploymentId,
} from '@slipway/plugin-gitops-common';
import { JsonObject } from '@backstage/types';

/**
 * Takes mutations that are already authorised, keeps them and carries them out step by step. Whoever calls
 * {@link CommandService.submit} has checked permission and ownership before.
 */
export interface CommandService {
  /**
   * Accepts a command once: the same idempotency key of the same entity and actor answers with the first one's
   * command. One command has a deployment at a time; the next one is accepted too, is `waiting` and says for what.
   *
   * @throws InputError when the parameters do not fit the kind, ConflictError when the idempotency key was used for
   * something else.
   */
  submit(request: SubmitCommandRequest): Promise<Command>;
  /** The command with its steps; undefined when there is none with this id. */
  get(id: string): Promise<Command | undefined>;
  /** The newest commands of an entity, newest first. */
  list(options: ListCommandsOptions): Promise<readonly Command[]>;
  /** Who asked for an operation that Argo CD reports: the ledger's way to a name. Undefined when it was not us. */
  commandFor(
    options: CommandForOptions,
  ): Promise<OperationInitiator | undefined>;
  /** Begins to claim and run what is due. */
  start(): Promise<void>;
  /** Stops claiming and waits for the step that runs. */
  stop(): Promise<void>;
}

/** What is asked for, by whom and why. */
export interface SubmitCommandRequest {
  readonly kind: CommandKind;
  readonly entityRef: string;
  readonly deployment: DeploymentId;
  /** Entity ref of the person. */
  readonly actor: string;
  readonly reason?: string;
  readonly idempotencyKey?: string;
  /** What the kind needs beside that: the body of the request, checked by its schema. */
  readonly parameters: JsonObject;
}

/** Which commands to list. */
export interface ListCommandsOptions {
  readonly entityRef: string;
  /** `<instance>:<namespace>:<name>`. */
  readonly deploymentId?: string;
}

/** Names an operation of Argo CD by its Application and `status.operationState.startedAt`. */
export interface CommandForOptions extends DeploymentId {
  /** RFC 3339. */
  readonly startedAt: string;
  /** The command's id that the operation carries. Anyone who may sync can write one. */
  readonly claimed?: string;
  /** `rollback` is the one kind whose infos Argo CD drops. */
  readonly kind: 'sync' | 'rollback' | 'dry-run';
}

/** Who asked for an operation through us. */
export interface OperationInitiator {
  readonly commandId: string;
  readonly kind: CommandKind;
  /** Entity ref of the person. */
  readonly actor: string;
  readonly reason?: string;
}
