import {
  CommandOutcome,
  DeploymentId,
  parseDeploymentId,
} from '@slipway/plugin-gitops-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { StepContext } from '../StepContext';
import { CommandLease } from './CommandLease';

/** The step's view of a claimed command: every change is written under the lease before it counts. */
export class LeaseStepContext implements StepContext {
  readonly commandId: string;
  readonly operationTag: string;
  readonly entityRef: string;
  readonly deployment: DeploymentId;
  readonly actor: string;
  readonly reason?: string;
  readonly parameters: JsonObject;
  readonly acceptedAt: string;
  readonly stepStartedAt: Date;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly #lease: CommandLease;
  readonly #redact: (text: string) => string;
  readonly #state: LeaseStepState;

  constructor(options: {
    readonly lease: CommandLease;
    readonly state: LeaseStepState;
    readonly signal: AbortSignal;
    readonly stepStartedAt: Date;
    readonly now: () => Date;
    readonly redact: (text: string) => string;
  }) {
    const { row } = options.lease;
    this.#lease = options.lease;
    this.#redact = options.redact;
    this.#state = options.state;
    this.commandId = row.id;
    this.operationTag = row.retries ? `${row.id}/${row.retries}` : row.id;
    this.entityRef = row.entity_ref;
    this.deployment = parseDeploymentId(row.deployment_id);
    this.actor = row.actor;
    this.reason = row.reason ?? undefined;
    this.parameters = JSON.parse(row.parameters) as JsonObject;
    this.acceptedAt = row.created_at;
    this.stepStartedAt = options.stepStartedAt;
    this.signal = options.signal;
    this.now = options.now;
  }

  get memory(): Readonly<Record<string, JsonValue | undefined>> {
    return this.#state.memory;
  }

  get outcome(): CommandOutcome {
    return this.#state.outcome;
  }

  async remember(patch: JsonObject): Promise<void> {
    const memory = { ...this.#state.memory, ...patch };
    await this.#lease.write({ memory: JSON.stringify(memory) });
    this.#state.memory = memory;
  }

  async made(outcome: CommandOutcome): Promise<void> {
    const { warnings } = outcome;
    const all = {
      ...this.#state.outcome,
      ...outcome,
      ...(warnings && { warnings: warnings.map(this.#redact) }),
    };
    await this.#lease.write({ outcome: JSON.stringify(all) });
    this.#state.outcome = all;
  }

  async leaves(key: string, sentence?: string): Promise<void> {
    const { [key]: _, ...rest } = this.#state.leftBehind;
    const all = sentence ? { ...rest, [key]: this.#redact(sentence) } : rest;
    await this.#lease.write({ left_behind: JSON.stringify(all) });
    this.#state.leftBehind = all;
  }

  async operation(times: {
    readonly requestedAt?: string;
    readonly startedAt?: string;
  }): Promise<void> {
    await this.#lease.write({
      ...(times.requestedAt && { operation_requested_at: times.requestedAt }),
      ...(times.startedAt && { operation_started_at: times.startedAt }),
    });
  }

  attachment(): Promise<Buffer | undefined> {
    return this.#lease.attachment();
  }

  async attach(archive: Buffer): Promise<void> {
    await this.#lease.write({ attachment: archive.toString('base64') });
  }
}

/** What the steps of one run share; begins with what the row holds. */
export interface LeaseStepState {
  memory: JsonObject;
  outcome: CommandOutcome;
  leftBehind: Readonly<Record<string, string>>;
}
