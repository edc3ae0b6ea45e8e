import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderActionConditionalDecision,
  scaffolderActionConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';

/** Who declares projects, clusters, addons and requests. */
const TEAMS: readonly string[] = ['group:default/platform'];

/**
 * Keeps the forms that declare something of the platform for platform teams: for everybody else their templates (those of
 * type `platform`) are not in the catalog, and a task may not run `gitops:cdk8s:declare`, whichever template it is of.
 * Undefined where there is nothing to keep.
 *
 * @param claims - the user, and the groups that the user is a member of
 */
export function forPlatformTeams(
  permission: Permission,
  claims: readonly string[],
): PolicyDecision | undefined {
  if (claims.some(claim => TEAMS.includes(claim))) {
    return undefined;
  }
  if (
    isResourcePermission(permission, 'catalog-entity') &&
    permission.name === 'catalog.entity.read'
  ) {
    return createCatalogConditionalDecision(permission, {
      not: {
        allOf: [
          catalogConditions.isEntityKind({ kinds: ['Template'] }),
          catalogConditions.hasSpec({ key: 'type', value: 'platform' }),
        ],
      },
    });
  }
  if (
    isResourcePermission(permission, 'scaffolder-action') &&
    permission.name === 'scaffolder.action.execute'
  ) {
    return createScaffolderActionConditionalDecision(permission, {
      not: scaffolderActionConditions.hasActionId({
        actionId: 'gitops:cdk8s:declare',
      }),
    });
  }
  return undefined;
}
