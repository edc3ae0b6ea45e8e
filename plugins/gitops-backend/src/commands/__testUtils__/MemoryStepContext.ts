import { CommandOutcome, DeploymentId } from '@slipway/plugin-gitops-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { StepContext } from '../StepContext';

/** A step's context without a database, for tests of single steps. */
export class MemoryStepContext implements StepContext {
  readonly commandId = '0a1b2c3d-0000-4000-8000-000000000000';
  readonly operationTag = this.commandId;
  readonly entityRef = 'component:default/shop';
  readonly deployment: DeploymentId;
  readonly actor = 'user:default/jane';
  readonly reason = 'fixes the basket';
  readonly parameters: JsonObject;
  readonly acceptedAt = new Date().toISOString();
  readonly stepStartedAt = new Date();
  readonly signal = new AbortController().signal;
  readonly leftBehind: Record<string, string> = {};
  readonly times: Record<string, string> = {};
  memory: Readonly<Record<string, JsonValue | undefined>> = {};
  outcome: CommandOutcome = {};
  #archive?: Buffer;

  constructor(options: {
    readonly name: string;
    readonly parameters?: JsonObject;
    /** @default 'test' */
    readonly instance?: string;
  }) {
    this.deployment = {
      instance: options.instance ?? 'test',
      namespace: 'argocd',
      name: options.name,
    };
    this.parameters = options.parameters ?? {};
  }

  now(): Date {
    return new Date();
  }

  async remember(patch: JsonObject): Promise<void> {
    this.memory = { ...this.memory, ...patch };
  }

  async made(outcome: CommandOutcome): Promise<void> {
    this.outcome = { ...this.outcome, ...outcome };
  }

  async leaves(key: string, sentence?: string): Promise<void> {
    if (sentence) this.leftBehind[key] = sentence;
    else delete this.leftBehind[key];
  }

  async operation(times: {
    readonly requestedAt?: string;
    readonly startedAt?: string;
  }): Promise<void> {
    Object.assign(this.times, times);
  }

  async attachment(): Promise<Buffer | undefined> {
    return this.#archive;
  }

  async attach(archive: Buffer): Promise<void> {
    this.#archive = archive;
  }
}
