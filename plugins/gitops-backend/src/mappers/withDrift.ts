import {
  Deployment,
  Drift,
  EnvironmentDeployments,
} from '@slipway/plugin-gitops-common';
import { OTHER_ENVIRONMENT } from './environmentOf';

/**
 * Says for each deployment how it stands beside the environment before it. The first environment is the newest.
 *
 * @param environments - In promotion order.
 */
export function withDrift(
  environments: readonly EnvironmentDeployments[],
): EnvironmentDeployments[] {
  return environments.map((environment, index) => {
    const before = environments[index - 1];
    return {
      ...environment,
      deployments: environment.deployments.map(deployment => ({
        ...deployment,
        drift: driftOf(deployment, before),
      })),
    };
  });
}

function driftOf(
  deployment: Deployment,
  before: EnvironmentDeployments | undefined,
): Drift {
  if (deployment.environment === OTHER_ENVIRONMENT) {
    return { state: 'unknown', sentence: 'Not in the order of environments' };
  }
  // What Git asks for counts only while an operation brings it: on hold, or before a sync, it does not run.
  const coming = isActive(deployment) ? deployment.targetVersion : undefined;
  const own = coming ?? deployment.version ?? deployment.targetVersion;
  if (!own) return { state: 'unknown', sentence: 'Nothing deployed yet' };
  if (!before) return { state: 'newest', sentence: 'Newest' };
  const theirs = before.deployments.flatMap(({ version }) => version ?? []);
  const against = before.name;
  if (!theirs.length) {
    return {
      state: 'unknown',
      sentence: `Nothing deployed in ${against} yet`,
      against,
    };
  }
  if (theirs.every(({ label }) => label === own.label)) {
    const later = coming ? ' when done' : '';
    return { state: 'same', sentence: `Same as ${against}${later}`, against };
  }
  const labels = [...new Set(theirs.map(({ label }) => label))].join(', ');
  return {
    state: 'differs',
    sentence: `${own.label}, ${against} has ${labels}`,
    against,
  };
}

function isActive({ operation }: Deployment): boolean {
  return ['Pending', 'Running', 'Terminating'].includes(operation?.phase ?? '');
}
