import { Entity } from '@backstage/catalog-model';
import { testApplication } from '../testing/testApplication';
import { linkOf } from './linkOf';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
};

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
