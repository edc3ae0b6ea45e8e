import { ownerOf } from './ownerOf';

describe('ownerOf', () => {
  it.each([
    [{}, undefined],
    [
      { ownerReferences: [{ kind: 'ApplicationSet', name: 'shop' }] },
      'ApplicationSet shop',
    ],
    [
      {
        annotations: {
          'argocd.argoproj.io/tracking-id':
            'apps:argoproj.io/Application:argocd/shop-dev',
        },
      },
      'application apps',
    ],
    [{ labels: { 'app.kubernetes.io/instance': 'apps' } }, 'application apps'],
    [{ labels: { 'app.kubernetes.io/instance': 'shop-dev' } }, undefined],
    [{ labels: { 'cnoe.io/package-type': 'custom' } }, 'idpbuilder'],
  ])('%j: %s', (metadata, expected) => {
    expect(
      ownerOf({ metadata: { name: 'shop-dev', ...metadata }, spec: {} }),
    ).toBe(expected);
  });
});
