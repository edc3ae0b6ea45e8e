import {
  Deployment,
  EnvironmentDeployments,
} from '@slipway/plugin-gitops-common';
import { EnvironmentConfig } from '@slipway/plugin-gitops-node';
import { OTHER_ENVIRONMENT } from '../mappers/environmentOf';

/**
 * Deployments by environment: the configured ones in promotion order, then the ones that only Applications name, then
 * the rest, where acting always needs a reason.
 */
export function groupByEnvironment(
  deployments: readonly Deployment[],
  environments: readonly EnvironmentConfig[],
): EnvironmentDeployments[] {
  const configured = environments.map(({ name }) => name);
  const named = [...new Set(deployments.map(({ environment }) => environment))]
    .filter(name => !configured.includes(name) && name !== OTHER_ENVIRONMENT)
    .sort();
  return [...configured, ...named, OTHER_ENVIRONMENT].flatMap(name => {
    const here = deployments.filter(({ environment }) => environment === name);
    if (!here.length) return [];
    return [
      {
        name,
        requireReason: requiresReason(name, environments),
        deployments: here.sort((a, b) => a.id.localeCompare(b.id)),
      },
    ];
  });
}

/** Whether acting in an environment needs a reason. One that no configuration knows does. */
export function requiresReason(
  name: string,
  environments: readonly EnvironmentConfig[],
): boolean {
  const known = environments.find(environment => environment.name === name);
  return known?.requireReason ?? true;
}
