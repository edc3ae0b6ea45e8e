import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AccessDecisions } from '../access/AccessDecisions';
import { EntityGate } from './EntityGate';

describe('EntityGate', () => {
  const gate = new EntityGate({
    catalog: catalogServiceMock(),
    auth: mockServices.auth(),
    access: {} as AccessDecisions,
    ci: [{ subject: 'ci-shop', entities: ['component:default/shop'] }],
  });
  const shop = { entityRef: 'component:default/shop', action: 'release' };
  const as = (subject: string, change: Partial<typeof shop> = {}) =>
    gate.actor(mockCredentials.service(subject), {
      ...shop,
      ...change,
    } as Parameters<EntityGate['actor']>[1]);

  it('names a user, whatever the action', () => {
    expect(
      gate.actor(mockCredentials.user('user:default/jane'), {
        entityRef: 'component:default/other',
        action: 'sync',
      }),
    ).toBe('user:default/jane');
  });

  it('lets a mapped caller release its entity, and names it', () => {
    expect(as('ci-shop')).toBe('ci:ci-shop');
  });

  it.each([
    ['another entity', 'ci-shop', { entityRef: 'component:default/pay' }],
    ['anything but a release', 'ci-shop', { action: 'sync' }],
    ['a caller that is not mapped', 'ci-pay', {}],
    ['a plugin', 'plugin:scaffolder', {}],
  ])('refuses %s', (_, subject, change) => {
    expect(() => as(subject, change)).toThrow(
      new RegExp(`'${subject}' (may release|is no signed-in user)`),
    );
  });

  it('refuses who is nobody', () => {
    expect(() =>
      gate.actor(mockCredentials.none(), {
        entityRef: shop.entityRef,
        action: 'release',
      }),
    ).toThrow(/Only a signed-in user/);
  });
});
