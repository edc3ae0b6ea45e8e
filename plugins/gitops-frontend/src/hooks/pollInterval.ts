import { Command, Deployment } from '@slipway/plugin-gitops-common';

const BUSY_MS = 2_000;
const IDLE_MS = 15_000;
const RUNNING = new Set(['Pending', 'Running', 'Terminating']);
const ACTIVE = new Set<Command['state']>(['queued', 'running', 'waiting']);

/** Two seconds while something runs or a command is active, fifteen otherwise. In milliseconds. */
export function pollInterval(
  deployments: readonly Deployment[],
  commands: readonly Command[],
): number {
  const busy =
    deployments.some(d => d.operation && RUNNING.has(d.operation.phase)) ||
    commands.some(c => ACTIVE.has(c.state));
  return busy ? BUSY_MS : IDLE_MS;
}
