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
  /**
   * Ends a command before it has ended by itself. It stops at once where it runs; what it made stays, and it says what
   * that is.
   *
   * @throws NotFoundError, ConflictError when it has ended already.
   */
  cancel(request: CancelCommandRequest): Promise<Command>;
  /**
   * Has a failed command go on from the step that failed, or from the one that asked for what failed.
   *
   * @throws NotFoundError, ConflictError when it has not failed, or a later command changes the same deployment.
   */
  retry(request: RetryCommandRequest): Promise<Command>;
  /** Has commands that wait for a merge look at their pull requests now. */
  wakeMerges(): Promise<void>;
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
  /** What is found out once and kept with the parameters. A repeated request is not asked for it again. */
  readonly settled?: SettledParameters;
}

/** Parameters that nobody asks for: they follow from how things are when a command is accepted. */
export interface SettledParameters {
  /** Their names. Those of them that were asked for nevertheless have to be the same in a repeated request. */
  readonly names: readonly string[];
  /** Rejects when the command cannot be accepted. */
  read(): Promise<JsonObject>;
}

/** Who ends a command, and how. */
export interface CancelCommandRequest {
  readonly id: string;
  /** Entity ref of the person. */
  readonly actor: string;
  readonly reason?: string;
  /** Closes the pull request that it opened, if that is open still. @default false */
  readonly closePullRequest?: boolean;
}

/** Who asks for another try. */
export interface RetryCommandRequest {
  readonly id: string;
  /** Entity ref of the person; the command stays the one of who asked first. */
  readonly actor: string;
  readonly reason?: string;
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
