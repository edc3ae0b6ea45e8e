/** A row of `commands`. Times are RFC 3339 in UTC with milliseconds, so that they sort as text. */
export interface CommandRow {
  readonly seq: number | string;
  readonly id: string;
  readonly kind: string;
  readonly entity_ref: string;
  readonly deployment_id: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly idempotency_key: string | null;
  readonly parameters: string;
  readonly memory: string;
  readonly outcome: string;
  readonly left_behind: string;
  readonly state: string;
  readonly waits_for: string | null;
  readonly error: string | null;
  readonly exclusive: boolean | number;
  readonly held_deployment: string | null;
  readonly cancelled_by: string | null;
  readonly cancel_request: string | null;
  readonly retries: number;
  readonly operation_requested_at: string | null;
  readonly operation_started_at: string | null;
  readonly run_after: string;
  readonly lease_owner: string | null;
  readonly lease_until: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly finished_at: string | null;
}

/** The columns of {@link CommandRow}: all but the archive, which is large. */
export const COMMAND_COLUMNS = [
  'seq',
  'id',
  'kind',
  'entity_ref',
  'deployment_id',
  'actor',
  'reason',
  'idempotency_key',
  'parameters',
  'memory',
  'outcome',
  'left_behind',
  'state',
  'waits_for',
  'error',
  'exclusive',
  'held_deployment',
  'cancelled_by',
  'cancel_request',
  'retries',
  'operation_requested_at',
  'operation_started_at',
  'run_after',
  'lease_owner',
  'lease_until',
  'created_at',
  'updated_at',
  'finished_at',
] as const satisfies readonly (keyof CommandRow)[];

/** A row of `command_steps`. */
export interface CommandStepRow {
  readonly command_id: string;
  readonly position: number;
  readonly name: string;
  readonly title: string;
  readonly state: string;
  readonly attempts: number;
  /** How many of its attempts an earlier end of the command told to the metrics. */
  readonly told_attempts: number;
  readonly failures: number;
  readonly output: string | null;
  readonly error: string | null;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}
