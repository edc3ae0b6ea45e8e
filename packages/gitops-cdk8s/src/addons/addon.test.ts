import { parse } from 'yaml';
import { platformBench } from '../__testUtils__/platformBench';
import { validateModels } from '../__testUtils__/validateModels';
import { PlatformSettings } from '../platform/PlatformSettings';
import { AddonConfig } from './AddonConfig';

const { declaration, generate, repository } = platformBench;

const DNS: AddonConfig = {
  name: 'external-dns',
  namespace: 'external-dns',
  source: {
    type: 'chart',
    repoURL: 'https://charts.example.com',
    chart: 'external-dns',
    version: '1.19.0',
  },
};

function cluster(name: string, changes: object = {}) {
  return {
    [`config/clusters/${name}.ts`]: declaration('defineCluster', {
      name,
      role: 'vcluster',
      environment: 'production',
      addons: { 'external-dns': true },
      ...changes,
    }),
  };
}

function make(
  changes: Partial<AddonConfig> = {},
  clusters: object = cluster('media'),
  settings: PlatformSettings = {},
) {
  const { files, findings } = generate({
    ...(clusters as Readonly<Record<string, string>>),
    'config/platform.ts': declaration('definePlatform', settings),
    'config/addons/external-dns.ts': declaration('defineAddon', {
      ...DNS,
      ...changes,
    }),
  });
  const file = files.find(({ path }) => path.includes('ApplicationSet'));
  return { files, findings, object: file && parse(file.content) };
}

describe('addons', () => {
  it('go to the clusters that take them, with the values of all layers, the most special last', () => {
    const { findings, object } = make();
    expect(findings).toEqual([]);
    expect(validateModels([object])).toEqual([]);
    expect(object.spec.generators).toEqual([
      {
        clusters: {
          selector: { matchLabels: { enable_external_dns: 'true' } },
          values: { version: '1.19.0' },
        },
      },
    ]);
    const [chart, values] = object.spec.template.spec.sources;
    expect(chart.helm).toEqual({
      ignoreMissingValueFiles: true,
      valueFiles: [
        '$values/addons/environments/{{ .metadata.labels.environment }}/external-dns/values.yaml',
        '$values/addons/cluster-roles/{{ .metadata.labels.cluster_role }}/external-dns/values.yaml',
        '$values/addons/clusters/{{ .name }}/external-dns/values.yaml',
      ],
    });
    expect(values).toEqual({
      repoURL: repository.url,
      targetRevision: 'main',
      ref: 'values',
    });
  });

  it('keep their own values below those of all layers, in a file', () => {
    const { files, object } = make({ values: { policy: 'upsert-only' } });
    expect(
      files.find(
        ({ path }) => path === 'dist/platform/addons/external-dns.yaml',
      )?.content,
    ).toBe('policy: upsert-only\n');
    expect(object.spec.template.spec.sources[0].helm.valueFiles[0]).toBe(
      '$values/dist/platform/addons/external-dns.yaml',
    );
    expect(
      object.spec.template.spec.sources[0].helm.valuesObject,
    ).toBeUndefined();
  });

  it('have other versions on some clusters', () => {
    const { findings, object } = make(
      {
        versions: [
          {
            selector: { matchLabels: { environment: 'development' } },
            version: '1.20.0',
          },
        ],
      },
      {
        ...cluster('media'),
        ...cluster('lab', { environment: 'development' }),
      },
    );
    expect(findings).toEqual([]);
    expect(object.spec.generators[0].merge).toMatchObject({
      mergeKeys: ['server'],
      generators: [
        { clusters: { values: { version: '1.19.0' } } },
        { clusters: { values: { version: '1.20.0' } } },
      ],
    });
    expect(object.spec.template.spec.sources[0].targetRevision).toBe(
      '{{ .values.version }}',
    );
  });

  it('read labels under the keys that the repository uses', () => {
    const { findings, object } = make({}, cluster('media'), {
      clusterLabels: {
        role: 'example.org/role',
        environment: 'stage',
        addonPrefix: 'addon.example.org/',
      },
    });
    expect(findings).toEqual([]);
    expect(object.spec.generators[0].clusters.selector.matchLabels).toEqual({
      'addon.example.org/external_dns': 'true',
    });
    expect(
      object.spec.template.spec.sources[0].helm.valueFiles.slice(0, 2),
    ).toEqual([
      '$values/addons/environments/{{ .metadata.labels.stage }}/external-dns/values.yaml',
      '$values/addons/cluster-roles/{{ index .metadata.labels "example.org/role" }}/external-dns/values.yaml',
    ]);
  });

  it('may be manifests of the GitOps repository', () => {
    const { findings, object } = make({
      source: { type: 'git', path: 'addons/x' },
    });
    expect(findings).toEqual([]);
    expect(object.spec.template.spec.source).toEqual({
      repoURL: repository.url,
      path: 'addons/x',
      targetRevision: 'main',
    });
  });

  it.each<[string, Partial<AddonConfig>, object, string, string]>([
    [
      'an addon that no cluster takes',
      {},
      cluster('media', { addons: { externaldns: true } }),
      'cluster-selector',
      'selects clusters by {"matchLabels":{"enable_external_dns":"true"}}, and no declared cluster fits.',
    ],
    [
      'a name too long',
      {},
      cluster('m'.repeat(51)),
      'addon',
      'has 64 characters, and 63 is the most.',
    ],
    [
      'layers of manifests',
      { source: { type: 'git', path: 'x' }, layers: 'addons' },
      cluster('media'),
      'addon',
      'layers of external-dns is for charts',
    ],
  ])('report %s', (_, changes, clusters, rule, message) => {
    expect(make(changes, clusters).findings).toEqual([
      expect.objectContaining({
        rule,
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it('need the address of the GitOps repository', () => {
    const { files, findings } = generate(
      { 'config/addons/external-dns.ts': declaration('defineAddon', DNS) },
      { repository: { url: '', branch: 'main' } },
    );
    expect(files).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'platform-repository', level: 'error' }),
    ]);
  });

  it.each([
    ['a path out of the repository', { layers: '../secrets' }],
    ['an absolute path', { layers: '/etc' }],
    ['a template as a path', { source: { type: 'git', path: '{{ .name }}' } }],
  ])('refuse %s', (_, changes) => {
    expect(() => make(changes as Partial<AddonConfig>)).toThrow(
      'is no folder of the repository',
    );
  });
});
