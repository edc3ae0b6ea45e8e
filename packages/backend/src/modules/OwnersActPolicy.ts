import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { gitopsPermissions } from '@slipway/plugin-gitops-common';
import { forPlatformTeams } from './forPlatformTeams';

const { read, ...mutations } = gitopsPermissions;

/**
 * The demo's policy: everybody may see everything, and may change the deployments of the entities they own; platform teams
 * declare the platform. Copy it as the beginning of your own.
 */
export class OwnersActPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const claims = user?.info.ownershipEntityRefs ?? [];
    const mutation = Object.values(mutations).find(known =>
      isPermission(permission, known),
    );
    if (!mutation) {
      return (
        forPlatformTeams(permission, claims) ?? {
          result: AuthorizeResult.ALLOW,
        }
      );
    }
    return createCatalogConditionalDecision(
      mutation,
      catalogConditions.isEntityOwner({ claims }),
    );
  }
}
