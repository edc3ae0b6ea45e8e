import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { gitopsPermissions } from '@slipway/plugin-gitops-common';
import { OwnersActPolicy } from './OwnersActPolicy';

const user = {
  info: {
    userEntityRef: 'user:default/guest',
    ownershipEntityRefs: ['user:default/guest', 'group:default/checkout'],
  },
} as PolicyQueryUser;

describe('OwnersActPolicy', () => {
  const policy = new OwnersActPolicy();

  it.each([
    gitopsPermissions.read,
    createPermission({ name: 'catalog.entity.delete', attributes: {} }),
  ])('allows $name to everybody', async permission => {
    await expect(policy.handle({ permission }, user)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it.each([
    gitopsPermissions.sync,
    gitopsPermissions.deploy,
    gitopsPermissions.rollback,
    gitopsPermissions.hold,
    gitopsPermissions.release,
  ])('leaves $name to the owners of the entity', async permission => {
    await expect(policy.handle({ permission }, user)).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: user.info.ownershipEntityRefs },
      },
    });
  });

  it('gives nobody in particular no claims', async () => {
    await expect(
      policy.handle({ permission: gitopsPermissions.sync }),
    ).resolves.toMatchObject({ conditions: { params: { claims: [] } } });
  });
});
