import { ApplicationConfig } from '../config/ApplicationConfig';
import { shopBench } from '../__testUtils__/shopBench';

const { generate, generateObjects, withProps } = shopBench;

describe('findings', () => {
  it('has nothing to say about a sound application', () => {
    expect(generate().findings).toEqual([]);
  });

  it.each<[string, Partial<ApplicationConfig>, string, string]>([
    ['a name too long', { name: 'a'.repeat(60) }, 'application-name', 'error'],
    [
      'a Service that begins with a digit',
      { name: '1shop' },
      'object-name',
      'error',
    ],
    [
      'latest',
      { image: { repository: 'acme/shop', tag: 'latest' } },
      'image-tag',
      'error',
    ],
    [
      'no resources',
      withProps({ resources: undefined }),
      'resources',
      'warning',
    ],
    ['no probes', withProps({ probes: undefined }), 'probes', 'info'],
    [
      'a PreSync migration with a secret',
      withProps({
        migration: { command: ['m'] },
        secrets: { store: { name: 's' }, keys: { K: { key: 'k' } } },
      }),
      'hook-order',
      'error',
    ],
    [
      'a wave on the Application',
      {
        environments: {
          dev: {
            destination: 'd',
            annotations: { 'argocd.argoproj.io/sync-wave': '100' },
          },
        },
      },
      'application-wave',
      'warning',
    ],
    [
      'a broken Kargo stage',
      {
        environments: {
          dev: {
            destination: 'd',
            annotations: { 'kargo.akuity.io/authorized-stage': 'dev' },
          },
        },
      },
      'kargo-stage',
      'error',
    ],
    [
      'a reserved annotation',
      {
        environments: {
          dev: {
            destination: 'd',
            annotations: { 'slipway.dev/entity': 'component:default/other' },
          },
        },
      },
      'reserved-metadata',
      'warning',
    ],
    [
      'a shared namespace',
      { environments: { a: { destination: 'd' }, b: { destination: 'd' } } },
      'shared-namespace',
      'warning',
    ],
    [
      'a dependency',
      { dependencies: { database: 'postgres' } },
      'dependencies',
      'warning',
    ],
    [
      'a dependency on itself',
      { dependencies: { self: 'shop' } },
      'dependencies',
      'error',
    ],
    [
      'a chart without a version',
      { delivery: { type: 'chart', repoURL: 'https://c', chart: 'shop' } },
      'chart-version',
      'error',
    ],
    [
      'a range of versions',
      {
        delivery: {
          type: 'chart',
          repoURL: 'https://c',
          chart: 'shop',
          version: '~1.0.0-0',
        },
      },
      'chart-version',
      'warning',
    ],
    [
      'a Secret among the values',
      {
        delivery: {
          type: 'chart',
          repoURL: 'https://c',
          chart: 'shop',
          version: '1.0.0',
          values: {
            extra: [
              { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } },
            ],
          },
        },
      },
      'no-secret',
      'error',
    ],
  ])('reports %s', (_, changes, rule, level) => {
    const { findings } = generate(changes);
    expect(findings).toContainEqual(expect.objectContaining({ rule, level }));
    expect(new Set(findings.map(finding => finding.rule))).toEqual(
      new Set([rule]),
    );
  });

  it('refuses a Secret that a chart type builds', () => {
    const { findings } = generateObjects({
      kind: 'Secret',
      metadata: { name: 'token' },
      stringData: { token: 'x' },
    });
    expect(findings).toEqual([
      {
        rule: 'no-secret',
        level: 'error',
        object: 'Secret/token',
        path: 'dist/shop-dev/manifests/Secret.token.k8s.yaml',
        message:
          'Secret/token holds the Secret "token", and Git would keep its values for ever.',
        fix: 'Keep the values in the secret store and write an ExternalSecret that reads them.',
      },
    ]);
  });

  it('keeps objects apart that would share a file', () => {
    const { files, findings } = generateObjects(
      { metadata: { name: 'a', namespace: 'one' } },
      { metadata: { name: 'a', namespace: 'two' } },
      { metadata: { name: 'a', namespace: 'two' }, data: { x: 'y' } },
      { metadata: { name: 'system:b' } },
    );
    expect(
      files
        .map(({ path }) => path)
        .filter(path => path.includes('ConfigMap'))
        .map(path => path.split('/').at(-1)),
    ).toEqual([
      'ConfigMap.a.one.core.k8s.yaml',
      'ConfigMap.a.two.core.2.k8s.yaml',
      'ConfigMap.a.two.core.k8s.yaml',
      'ConfigMap.system-b.k8s.yaml',
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual([
      'object-name',
      'duplicate-object',
    ]);
  });

  it('reports a wave that is no text', () => {
    const { findings } = generateObjects({
      metadata: {
        name: 'a',
        annotations: { 'argocd.argoproj.io/sync-wave': 'first' },
      },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['wave-value']);
  });

  it('leaves dependencies to those who see all applications, where an order is kept', () => {
    const changes = { dependencies: { database: 'postgres' } };
    const rules = (ordered: boolean) =>
      generate(changes, { ordered }).findings.map(({ rule }) => rule);
    expect(rules(false)).toContain('dependencies');
    expect(rules(true)).not.toContain('dependencies');
  });

  it('lets a hook use what the version before has brought', () => {
    const changes = withProps({
      migration: { command: ['m'] },
      secrets: { store: { name: 's' }, keys: { K: { key: 'k' } } },
    });
    const existing = {
      environments: ['dev'],
      existingPaths: [
        'dist/shop-dev/manifests/ExternalSecret.shop-dev.k8s.yaml',
      ],
    };
    expect(generate(changes, existing).findings).toEqual([
      expect.objectContaining({ rule: 'hook-order', level: 'warning' }),
    ]);
  });
});
