import { Command } from '@slipway/plugin-gitops-common';
import { ApplicationFacts } from './FaultApplications';
import { FaultCase, FaultWay } from './FaultPlan';
import { FaultRow } from './FaultRow';
import { isMovedInGit } from './isMovedInGit';
import { TakenRequests } from './TakenRequests';

const PUSH = /^(POST \/api\/charts|PUT \/v2\/.*\/manifests\/1\.1\.0)$/;
const SYNC = /^POST .*\/sync$/;

/** Holds a release that has ended against what it ought to have come to: one push, one sync, pull request or commit,
 * and healthy. */
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
  const moved: Readonly<Record<FaultWay, string>> = {
    direct: `${syncs} sync`,
    oci: `${syncs} sync`,
    'pull request': `${facts.pullRequests} pull request`,
    commit: `${facts.commits.length} commit`,
  };
  return {
    case: each,
    title: made.title,
    attempts: made.attempts,
    outcome: [
      command.error ?? command.state,
      `${pushes} push`,
      moved[each.way],
    ].join(', '),
    fine:
      command.state === 'succeeded' &&
      acted === (each.moment === 'in flight') &&
      facts.revision === '1.1.0' &&
      facts.deployments === 1 &&
      made.attempts === 2 &&
      pushes === 1 &&
      facts.pullRequests === (each.way === 'pull request' ? 1 : 0) &&
      facts.commits.length === (isMovedInGit(each) ? 1 : 0) &&
      (each.way !== 'commit' ||
        command.outcome?.commitSha === facts.commits[0]) &&
      (isMovedInGit(each) || syncs === 1),
  };
}
