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
   * Accepts a command once: the same idempotency key of the same entity and kind answers with the first one's command.
   *
   * @throws InputError when the parameters do not fit the kind, ConflictError when another command holds the
   * deployment.
   */
  submit(request: SubmitCommandRequest): Promise<Command>;
  /** The command with its steps; undefined when there is none with this id. */
  get(id: string): Promise<Command | undefined>;
  /** The newest commands of an entity, newest first. */
  list(options: ListCommandsOptions): Promise<readonly Command[]>;
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
