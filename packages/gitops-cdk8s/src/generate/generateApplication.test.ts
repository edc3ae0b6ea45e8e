import { ApiObject, Chart } from 'cdk8s';
import { ChartType } from '../charts/ChartType';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { editApplicationConfig } from '../config/editApplicationConfig';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { writeApplicationConfig } from '../config/writeApplicationConfig';
import { gitBlobId, readGenerationRecord } from '../package/generationRecord';
import { generateApplication } from './generateApplication';
import { GenerateOptions } from './GenerateOptions';

const config: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: {
    type: 'WebService',
    props: {
      port: 8080,
      resources: {
        requests: { cpu: '50m', memory: '64Mi' },
        limits: { memory: '64Mi' },
      },
      probes: { readiness: { path: '/ready' } },
    },
  },
  image: { repository: 'acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev' },
    production: { destination: 'production' },
  },
};

function generate(
  changes: Partial<ApplicationConfig> = {},
  options: Partial<GenerateOptions> = {},
) {
  return generateApplication({
    config: { ...config, ...changes },
    mode: 'cnoe',
    repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    ...options,
  });
}

function withProps(props: Readonly<Record<string, unknown>>) {
  return {
    chart: { type: 'WebService', props: { ...config.chart?.props, ...props } },
  };
}

/** A chart type that builds what a test says. */
function chartOf(...objects: readonly Record<string, unknown>[]): ChartType {
  return {
    build(scope, id) {
      const chart = new Chart(scope, id);
      objects.forEach(
        (object, index) =>
          new ApiObject(chart, `o${index}`, {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            ...object,
          }),
      );
      return chart;
    },
  };
}

function generateObjects(...objects: readonly Record<string, unknown>[]) {
  return generate(
    { chart: { type: 'Own' } },
    {
      environments: ['dev'],
      chartTypes: defaultChartTypes().register('Own', chartOf(...objects)),
    },
  );
}

describe('generateApplication', () => {
  it('plans the per-kind waves', () => {
    const { applications } = generate(
      withProps({
        config: { A: 'b' },
        secrets: { store: { name: 's' }, keys: { K: { key: 'k' } } },
        ingress: { host: 'shop.example.com' },
      }),
      { environments: ['dev'] },
    );
    expect(
      applications[0].plan.waves.map(({ wave, resources }) => [
        wave,
        ...resources.map(({ kind }) => kind),
      ]),
    ).toEqual([
      [-100, 'Namespace'],
      [-90, 'ServiceAccount'],
      [-80, 'ExternalSecret'],
      [-70, 'ConfigMap'],
      [0, 'Deployment'],
      [10, 'Service'],
      [20, 'Ingress'],
    ]);
    expect(applications[0].version).toBe('acme/shop:1.0.0');
  });

  it('gives the same bytes again, also from data in another order', () => {
    const reversed = Object.fromEntries(Object.entries(config).reverse());
    expect(generate(reversed as Partial<ApplicationConfig>)).toEqual(
      generate(),
    );
  });

  it('advances one environment alone', () => {
    const text = writeApplicationConfig(config);
    const edited = editApplicationConfig(text, {
      environment: 'dev',
      imageTag: '2.0.0',
    });
    const { files, applications } = generateApplication({
      config: readApplicationConfig(edited, 'shop.ts'),
      configText: edited,
      environments: ['dev'],
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    });
    expect(applications.map(({ name }) => name)).toEqual(['shop-dev']);
    expect(files.filter(({ path }) => path.includes('production'))).toEqual([]);
    const record = readGenerationRecord(
      files.find(({ path }) => path === 'dist/shop-dev/generated.yaml')!
        .content,
    );
    expect(record?.config.blob).toBe(gitBlobId(edited));
    // Of the environment that stays behind nothing but its own record would have changed.
    const before = generate().files.filter(({ path }) =>
      path.includes('production'),
    );
    const after = generateApplication({
      config: readApplicationConfig(edited, 'shop.ts'),
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    }).files.filter(({ path }) => path.includes('production'));
    expect(
      after.filter((file, index) => file.content !== before[index].content),
    ).toEqual([
      expect.objectContaining({ path: 'dist/shop-production/generated.yaml' }),
    ]);
  });

  it('removes what is no longer made, and nothing of other environments', () => {
    const existingPaths = [
      'dist/shop-dev/manifests/Ingress.shop-dev.k8s.yaml',
      'dist/shop-dev/manifests/Service.shop-dev.k8s.yaml',
      'dist/shop-production/manifests/Ingress.shop-production.k8s.yaml',
      'dist/shop-dev-2/manifests/Ingress.shop-dev-2.k8s.yaml',
    ];
    expect(
      generate({}, { environments: ['dev'], existingPaths }).deletes,
    ).toEqual([existingPaths[0]]);
  });

  it('names blobs as Git does', () => {
    expect(gitBlobId('hello\n')).toBe(
      'ce013625030ba8dba906f756967f9e9ca394464a',
    );
  });

  it.each<
    [string, Partial<ApplicationConfig>, Partial<GenerateOptions>, string]
  >([
    [
      'an unknown environment',
      {},
      { environments: ['test'] },
      'the environment "test" is not in the config of shop; use one of dev, production.',
    ],
    [
      'no chart',
      { chart: undefined },
      {},
      'shop is delivered by manifests and has no chart',
    ],
    [
      'an unknown chart type',
      { chart: { type: 'Own' } },
      {},
      'the chart type "Own" of shop is not registered; use one of WebService',
    ],
    [
      'no image',
      { image: undefined },
      {},
      'shop has no image with a tag in dev',
    ],
    [
      'a bad prop',
      withProps({ port: 0 }),
      {},
      'chart.props of shop in dev: port is 0, which is no port; use 1 to 65535.',
    ],
    [
      'an unknown prop',
      withProps({ prot: 1 }),
      {},
      '"prot" is not a field of the config',
    ],
    [
      'a bad name',
      { name: 'Shop' },
      {},
      'name is "Shop", which is no DNS-1123 label',
    ],
  ])('refuses %s', (_, changes, options, message) => {
    expect(() => generate(changes, options)).toThrow(message);
  });

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
      'secret-order',
      'warning',
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
});
