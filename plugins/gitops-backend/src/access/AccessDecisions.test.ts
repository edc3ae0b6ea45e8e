import { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { gitopsPermissions } from '@slipway/plugin-gitops-common';
import { AccessDecisions } from './AccessDecisions';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
};

function decisions(options: {
  readonly enabled: boolean;
  readonly claims: string[];
  readonly denied?: readonly string[];
}) {
  return new AccessDecisions({
    auth: mockServices.auth(),
    userInfo: mockServices.userInfo({
      ownershipEntityRefs: options.claims,
    }),
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: options.denied?.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    }),
    permissionEnabled: options.enabled,
  });
}

describe('AccessDecisions', () => {
  const user = mockCredentials.user();

  it('lets owners act and others read where the framework is off', async () => {
    const owner = decisions({
      enabled: false,
      claims: ['group:default/checkout'],
    });
    expect(await owner.decide(entity, user)).toMatchObject({
      read: { allowed: true },
      rollback: { allowed: true },
    });
    const other = decisions({ enabled: false, claims: ['user:default/ben'] });
    expect(await other.decide(entity, user)).toMatchObject({
      read: { allowed: true },
      rollback: {
        allowed: false,
        reason: 'Owned by group checkout; you are not a member.',
      },
    });
  });

  it('lets nobody act on an entity without an owner', async () => {
    const access = await decisions({ enabled: false, claims: [] }).decide(
      { ...entity, relations: [] },
      user,
    );
    expect(access.sync.reason).toMatch(/has no owner/);
  });

  it('asks the framework for the entity where it is on', async () => {
    const access = await decisions({
      enabled: true,
      claims: ['group:default/checkout'],
      denied: [gitopsPermissions.hold.name],
    }).decide(entity, user);
    expect(access.sync.allowed).toBe(true);
    expect(access.hold.reason).toMatch(
      /permission policy does not let you do this/,
    );
  });
});
