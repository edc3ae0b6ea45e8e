import { projectAllows } from './projectAllows';

const cluster = { name: 'eu-prod-1', server: 'https://eu-prod-1' };

describe('projectAllows', () => {
  it.each([
    [['*'], 'https://git/a/b/c', true],
    [['https://git/org/*'], 'https://git/org/app', true],
    [['https://git/org/*'], 'https://git/org/team/app', false],
    [['https://git/org/**'], 'https://git/org/team/app', true],
    [['https://git/org/app.git'], 'https://GIT/org/app', true],
    [['*', '!https://git/org/secret'], 'https://git/org/app', true],
    [['*', '!https://git/org/secret'], 'https://git/org/secret.git', false],
    [[], 'https://git/org/app', false],
  ])('sources %o allow %s: %s', (sourceRepos, repoURL, allowed) => {
    expect(projectAllows.source({ sourceRepos }, repoURL)).toBe(allowed);
  });

  it.each([
    [[{ server: '*', namespace: '*' }], 'shop', true],
    [[{ name: 'eu-*', namespace: 'shop-*' }], 'shop-a', true],
    [[{ name: 'eu-*', namespace: 'shop-*' }], 'other', false],
    [[{ server: 'https://eu-prod-1', namespace: 'shop' }], 'shop', true],
    [
      [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!kube-system' },
      ],
      'kube-system',
      false,
    ],
    [[{ server: '*', namespace: '!kube-system' }], 'shop', true],
    [
      [
        { server: '*', namespace: '*' },
        { server: '!https://eu-prod-1', namespace: '*' },
      ],
      'shop',
      false,
    ],
    [[{ name: 'us-*', namespace: '*' }], 'shop', false],
    [[], 'shop', false],
  ])(
    'destinations %o allow namespace %s: %s',
    (destinations, namespace, allowed) => {
      expect(
        projectAllows.destination({ destinations }, cluster, namespace),
      ).toBe(allowed);
    },
  );

  const all = [{ group: '*', kind: '*' }];
  it.each([
    [{}, 'Namespace', '', true, false],
    [{ clusterResourceWhitelist: all }, 'Namespace', '', true, true],
    [
      {
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace', name: 'shop-*' },
        ],
      },
      'Namespace',
      '',
      true,
      false,
    ],
    [
      {
        clusterResourceWhitelist: all,
        clusterResourceBlacklist: [{ group: '', kind: 'Namespace' }],
      },
      'Namespace',
      '',
      true,
      false,
    ],
    [{}, 'Deployment', 'apps', false, true],
    [
      { namespaceResourceWhitelist: [{ group: 'apps', kind: '*' }] },
      'Deployment',
      'apps',
      false,
      true,
    ],
    [
      { namespaceResourceWhitelist: [{ group: 'apps', kind: '*' }] },
      'ConfigMap',
      '',
      false,
      false,
    ],
    [
      { namespaceResourceBlacklist: [{ group: '', kind: 'ResourceQuota' }] },
      'ResourceQuota',
      '',
      false,
      false,
    ],
  ])(
    '%o allows kind %s of group "%s" (cluster-scoped: %s): %s',
    (spec, kind, group, clusterScoped, allowed) => {
      const key = { group, kind, name: 'shop' };
      expect(projectAllows.kind(spec, key, clusterScoped)).toBe(allowed);
    },
  );
});
