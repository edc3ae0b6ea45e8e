import { Command } from '@slipway/plugin-gitops-common';
import { ApplicationFacts } from './FaultApplications';
import { FaultCase } from './FaultPlan';
import { FaultRow } from './FaultRow';
import { TakenRequests } from './TakenRequests';

const PUSH = /^(POST \/api\/charts|PUT \/v2\/.*\/manifests\/1\.1\.0)$/;
const SYNC = /^POST .*\/sync$/;

/** Holds a release that has ended against what it ought to have come to: one push, one sync or pull request, and healthy. */
export function judgeFaultCase(
  each: FaultCase,
  found: {
    readonly command: Command;
    readonly facts: ApplicationFacts;
    /** What the outside answered to the request that was under way. */
    readonly delivered?: number;
    readonly taken: TakenRequests;
  },
): FaultRow {
  const { command, delivered, facts, taken } = found;
  const made = command.steps.find(({ name }) => name === each.step)!;
  const pushes = taken.count(each.name, PUSH);
  const syncs = taken.count(each.name, SYNC);
  // A request that was refused would not have made the outside act.
  const acted = delivered !== undefined && delivered < 300;
  const byGit = each.way === 'pull request';
  return {
    case: each,
    title: made.title,
    attempts: made.attempts,
    outcome: [
      command.error ?? command.state,
      `${pushes} push`,
      byGit ? `${facts.pullRequests} pull request` : `${syncs} sync`,
    ].join(', '),
    fine:
      command.state === 'succeeded' &&
      acted === (each.moment === 'in flight') &&
      facts.revision === '1.1.0' &&
      facts.deployments === 1 &&
      made.attempts === 2 &&
      pushes === 1 &&
      facts.pullRequests === (byGit ? 1 : 0) &&
      (byGit || syncs === 1),
  };
}
