import { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { gitopsPermissions } from '@slipway/plugin-gitops-common';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { testApplication } from '../testing/testApplication';
import { AccessDecisions } from './AccessDecisions';
import { limitAccess } from './limitAccess';
import { linkOf } from './linkOf';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
};

const config: GitopsConfig = {
  instances: [
    {
      name: 'main',
      url: 'http://argocd',
      auth: { type: 'token', token: 'x' },
      readOnly: false,
      insecureSkipVerify: false,
      timeoutMs: 1,
    },
  ],
  chartRepositories: [],
  repository: { url: 'http://git', branch: 'main', mode: 'cnoe' },
  environments: [],
  ownership: [],
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
        reason:
          'Owned by group checkout; you are not a member, so you may not roll back here.',
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
      /permission policy does not let you hold auto-sync/,
    );
  });
});

describe('linkOf', () => {
  it.each<[string, Parameters<typeof testApplication>[0], RegExp | undefined]>([
    [
      'names the entity',
      { name: 'a', entity: 'component:default/shop' },
      undefined,
    ],
    ['names it shortly', { name: 'a', entity: 'shop' }, undefined],
    [
      'names another',
      { name: 'a', entity: 'component:default/other' },
      /belongs to component:default\/other/,
    ],
    [
      'names nothing',
      { name: 'a', project: 'x' },
      /read-only. Set slipway.dev\/entity/,
    ],
    ['is mapped by its project', { name: 'a', project: 'shop-eu' }, undefined],
    ['is mapped to somebody else', { name: 'a', project: 'pay' }, /read-only/],
  ])('an Application that %s', (_, options, reason) => {
    const link = linkOf(testApplication(options), entity, [
      { project: 'shop-*', owner: 'group:default/checkout' },
      { project: 'pay', owner: 'group:default/payments' },
    ]);
    expect(link.firm).toBe(!reason);
    expect(link.firm ? '' : link.reason).toMatch(reason ?? /^$/);
  });
});

describe('limitAccess', () => {
  const all = { allowed: true };
  const decided = {
    read: all,
    sync: all,
    deploy: all,
    rollback: all,
    hold: all,
    release: all,
  };
  const indexed = {
    id: { instance: 'main', namespace: 'argocd', name: 'shop' },
    application: testApplication({ name: 'shop' }),
  };

  it('says why a release is not for manifests', () => {
    const access = limitAccess(decided, indexed, {
      link: { firm: true },
      config,
    });
    expect(access.sync.allowed).toBe(true);
    expect(access.release.reason).toMatch(/delivered by manifests/);
  });

  it('keeps reading open on read-only and unreachable instances', () => {
    const readOnly = {
      ...config,
      instances: [{ ...config.instances[0], readOnly: true }],
    };
    expect(
      limitAccess(decided, indexed, { link: { firm: true }, config: readOnly }),
    ).toMatchObject({
      read: { allowed: true },
      sync: { reason: "The instance 'main' is read-only here." },
    });
    expect(
      limitAccess(
        decided,
        { ...indexed, staleSince: '2026-01-05T08:00:00Z' },
        { link: { firm: true }, config },
      ).sync.reason,
    ).toMatch(/cannot be reached/);
  });

  it('keeps the first reason', () => {
    const denied = { ...decided, sync: { allowed: false, reason: 'no' } };
    expect(
      limitAccess(denied, indexed, {
        link: { firm: false, reason: 'not linked' },
        config,
      }),
    ).toMatchObject({ sync: { reason: 'no' }, hold: { reason: 'not linked' } });
  });
});
