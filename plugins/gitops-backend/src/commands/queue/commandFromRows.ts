import { Command, CommandStep } from '@slipway/plugin-gitops-common';
import { CommandRow, CommandStepRow } from './CommandRow';

/** The command as callers see it. */
export function commandFromRows(
  row: CommandRow,
  steps: readonly CommandStepRow[],
): Command {
  const ended = row.state === 'failed' || row.state === 'cancelled';
  const leftBehind = Object.values(
    JSON.parse(row.left_behind) as Record<string, string>,
  );
  const outcome = JSON.parse(row.outcome) as Command['outcome'];
  return {
    id: row.id,
    kind: row.kind as Command['kind'],
    entityRef: row.entity_ref,
    deploymentId: row.deployment_id,
    actor: row.actor,
    reason: row.reason ?? undefined,
    state: row.state as Command['state'],
    waitsFor:
      row.state === 'waiting' ? (row.waits_for ?? undefined) : undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    finishedAt: row.finished_at ?? undefined,
    steps: [...steps].sort((a, b) => a.position - b.position).map(stepFromRow),
    outcome: Object.keys(outcome ?? {}).length ? outcome : undefined,
    retries: row.retries || undefined,
    error: row.error ?? undefined,
    leftBehind: ended && leftBehind.length ? leftBehind : undefined,
  };
}

function stepFromRow(row: CommandStepRow): CommandStep {
  return {
    name: row.name,
    title: row.title,
    state: row.state as CommandStep['state'],
    attempts: row.attempts,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    output: row.output ?? undefined,
    error: row.error ?? undefined,
  };
}
