import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TEMPLATES, TemplateBench } from '../__testUtils__/TemplateBench';
import { schemaOf } from '../forms/schemaOf';
import { writePropsForms } from '../forms/writePropsForms';

const PLATFORM = ['addon', 'cluster', 'environment', 'project'];
const owner = 'group:default/platform';

describe('the templates of the platform', () => {
  let bench: TemplateBench;

  beforeAll(async () => {
    bench = await TemplateBench.start();
  });

  afterAll(() => bench.stop());

  it.each(PLATFORM)('%s: has the form that its schema gives', name => {
    const text = readFileSync(join(TEMPLATES, name, 'template.yaml'), 'utf8');
    expect(parse(writePropsForms(text, schemaOf))).toEqual(parse(text));
    expect(readdirSync(join(TEMPLATES, name)).sort()).toEqual([
      'skeleton',
      'template.yaml',
    ]);
  });

  it('environment: offers what is asked for, and asks for it', async () => {
    const { files, output } = await bench.dryRun('environment', {
      name: 'media',
      owner,
      vcluster: { preset: 'prod', replicas: 3 },
      exposure: {},
    });
    expect(files['config/requests/media.ts']).toContain(`defineRequest({
  name: 'media',
  schema: 'config/promises/vcluster.ts',
  spec: {
    name: 'media',
    vcluster: {
      preset: 'prod',
      replicas: 3,
    },
  },
});`);
    expect(
      parse(
        files[
          'dist/platform-requests/manifests/VClusterOrchestrator.media.k8s.yaml'
        ],
      ).metadata.namespace,
    ).toBe('platform-requests');
    expect(files).toHaveProperty([
      'dist/platform-requests/manifests/Promise.vcluster.k8s.yaml',
    ]);
    expect(
      parse(files['catalog/environments/media/catalog-info.yaml']),
    ).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'environment-media',
        title: 'media',
        annotations: { 'argocd/app-name': 'platform-requests' },
      },
      spec: { type: 'virtual-cluster', owner },
    });
    expect(output.links).toEqual([
      expect.objectContaining({ title: 'Open the pull request' }),
      expect.objectContaining({
        entityRef: 'resource:default/environment-media',
      }),
    ]);
  });

  it('environment: refuses what is not offered', async () => {
    const { log } = await bench.dryRun('environment', {
      name: 'media',
      owner,
      vcluster: { preset: 'prod', size: 'huge' },
    });
    expect(log.map(({ body }) => body.message).join('\n')).toContain(
      'spec.vcluster.size is no field of VClusterOrchestrator',
    );
  });

  it('cluster: registers what was filled in, and nothing that was hidden', async () => {
    const { files } = await bench.dryRun('cluster', {
      name: 'media',
      description: 'Films',
      owner,
      role: 'vcluster',
      environment: 'production',
      addons: { dns: true },
      withCredentials: true,
      credentials: { store: { name: 'vault' }, key: 'media' },
      withReachOptions: false,
      reachOptions: { server: 'https://left.over' },
      withLabelsOptions: true,
      labelsOptions: { labels: { tier: 'one' }, annotations: {} },
    });
    expect(files['config/clusters/media.ts']).toContain(`defineCluster({
  name: 'media',
  role: 'vcluster',
  environment: 'production',
  addons: {
    dns: true,
  },
  labels: {
    tier: 'one',
  },
  credentials: {
    store: {
      name: 'vault',
    },
    key: 'media',
  },
});`);
    expect(
      parse(files['catalog/clusters/media/catalog-info.yaml']).metadata,
    ).toMatchObject({ name: 'cluster-media', description: 'Films' });
  });

  it.each<[string, object, object]>([
    [
      'a chart',
      {
        from: 'chart',
        repoURL: 'https://charts.example.com',
        chart: 'dns',
        version: '1.0.0',
        path: 'left/over',
        values: 'policy: upsert-only\n',
      },
      {
        type: 'chart',
        repoURL: 'https://charts.example.com',
        chart: 'dns',
        version: '1.0.0',
      },
    ],
    [
      'a folder',
      { from: 'git', path: 'addons/dns' },
      { type: 'git', path: 'addons/dns' },
    ],
  ])('addon: brings %s', async (_, values, source) => {
    const { files } = await bench.dryRun('addon', {
      name: 'dns',
      owner,
      namespace: 'dns',
      ...values,
    });
    const text = files['config/addons/dns.ts'];
    for (const [key, value] of Object.entries(source)) {
      expect(text).toContain(`    ${key}: '${value}',\n`);
    }
    expect(text).not.toContain('left');
    expect(text).toContain("entity: 'resource:default/addon-dns'");
    expect(Object.keys(files)).toContain(
      'dist/platform/manifests/ApplicationSet.dns.k8s.yaml',
    );
    expect(text.includes("policy: 'upsert-only'")).toBe('chart' in source);
  });

  it('project: allows what was filled in', async () => {
    const { files } = await bench.dryRun('project', {
      name: 'shop',
      owner,
      sourceRepos: ['https://git.example.com/platform/*'],
      destinations: [{ name: 'dev-vcluster', namespace: 'shop-*' }],
      clusterResources: { allow: [{ kind: 'Namespace' }], deny: [] },
      withRolesOptions: true,
      rolesOptions: {
        roles: [
          { name: 'ops', groups: ['ops'], permissions: [{ action: 'sync' }] },
        ],
      },
    });
    expect(
      parse(files['dist/platform/manifests/AppProject.shop.k8s.yaml']).spec,
    ).toEqual({
      sourceRepos: ['https://git.example.com/platform/*'],
      destinations: [{ name: 'dev-vcluster', namespace: 'shop-*' }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      roles: [
        {
          name: 'ops',
          groups: ['ops'],
          policies: ['p, proj:shop:ops, applications, sync, shop/*, allow'],
        },
      ],
    });
  });
});
