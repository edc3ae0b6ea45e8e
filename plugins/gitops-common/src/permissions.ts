import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The permissions of the plugin. All of them are asked for the catalog entity that the deployment belongs to, so that
 * a policy can say "owners only" with the catalog's own conditions.
 *
 * @public
 */
export const gitopsPermissions = {
  /** See deployments, their waves, history and plan. */
  read: createPermission({
    name: 'gitops.deployment.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  }),
  /** Refresh, sync, terminate. */
  sync: createPermission({
    name: 'gitops.deployment.sync',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  }),
  /** Bring another version, by a pull request, a commit or the pipeline. */
  deploy: createPermission({
    name: 'gitops.deployment.deploy',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  }),
  /** Go back to an earlier version, in Git or in Argo CD. */
  rollback: createPermission({
    name: 'gitops.deployment.rollback',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  }),
  /** Switch auto-sync off and on. */
  hold: createPermission({
    name: 'gitops.deployment.hold',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  }),
  /** Publish a chart and deploy it. */
  release: createPermission({
    name: 'gitops.release.create',
    attributes: { action: 'create' },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  }),
} as const;

/**
 * A name of {@link gitopsPermissions}.
 *
 * @public
 */
export type GitopsAction = keyof typeof gitopsPermissions;
