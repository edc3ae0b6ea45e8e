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

const { read, ...mutations } = gitopsPermissions;

/**
 * The demo's policy: everybody may see everything, and may change the deployments of the entities they own. Copy it
 * as the beginning of your own.
 */
export class OwnersActPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const mutation = Object.values(mutations).find(known =>
      isPermission(permission, known),
    );
    if (!mutation) {
      return { result: AuthorizeResult.ALLOW };
    }
    return createCatalogConditionalDecision(
      mutation,
      catalogConditions.isEntityOwner({
        claims: user?.info.ownershipEntityRefs ?? [],
      }),
    );
  }
}
