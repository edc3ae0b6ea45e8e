import { ActionAccess, GitopsAction } from '@slipway/plugin-gitops-common';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { IndexedApplication } from '../index/ApplicationIndex';
import { AccessByAction } from './AccessDecisions';
import { EntityLink } from './linkOf';

/**
 * What the caller may do with one deployment: the decision on the entity, limited by what the deployment allows at all.
 * The first reason that holds is the one to read.
 */
export function limitAccess(
  decided: AccessByAction,
  { id, application, staleSince }: IndexedApplication,
  options: {
    readonly link: EntityLink;
    readonly config: GitopsConfig;
  },
): AccessByAction {
  const { link, config } = options;
  const instance = config.instances.find(({ name }) => name === id.instance);
  const chart = [
    ...(application.spec.sources ?? []),
    application.spec.source,
  ].some(source => source?.chart);

  const limit = (action: GitopsAction): string | undefined => {
    if (action === 'read') return undefined;
    if (!link.firm) return link.reason;
    if (application.metadata.deletionTimestamp) {
      return `${id.name} is being deleted.`;
    }
    if (instance?.readOnly) {
      return `The instance '${id.instance}' is read-only here.`;
    }
    if (staleSince) {
      return `Argo CD '${id.instance}' cannot be reached at the moment.`;
    }
    if (action === 'release' && !chart) {
      return `${id.name} is delivered by manifests: deploy another image tag instead.`;
    }
    if (action === 'release' && !config.chartRepositories.length) {
      return 'No chart repository is configured: set gitops.charts.repositories.';
    }
    if (action === 'deploy' && !config.repository) {
      return 'No GitOps repository is configured to write the change to: set gitops.repository.';
    }
    return undefined;
  };

  return Object.fromEntries(
    Object.entries(decided).map(([action, access]): [string, ActionAccess] => {
      const reason = access.allowed
        ? limit(action as GitopsAction)
        : access.reason;
      return [action, reason ? { allowed: false, reason } : access];
    }),
  ) as AccessByAction;
}
