import { chartBench } from '../../__testUtils__/chartBench';
import { shopBench } from '../../__testUtils__/shopBench';
import { sourceFoldersOf } from '../../generate/sourceFoldersOf';

const { generateChart, objectsOf } = chartBench;

function raw(...documents: readonly object[]) {
  return generateChart('RawManifests', {
    yaml: documents.map(document => JSON.stringify(document)).join('\n---\n'),
    createNamespace: false,
  });
}

const config = (metadata: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata,
});
const custom = (kind: string, group = 'example.com') => ({
  apiVersion: `${group}/v1`,
  kind,
  metadata: { name: 'a' },
});

describe('RawManifests', () => {
  it('keeps what an object says itself', () => {
    const [object] = objectsOf(
      raw({
        ...config({
          name: 'a',
          namespace: 'other',
          labels: { 'app.kubernetes.io/name': 'own' },
          annotations: { 'argocd.argoproj.io/sync-wave': '3', note: 'x' },
        }),
        data: { a: 'yes', empty: '' },
      }),
    );
    expect(object).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'a',
        namespace: 'other',
        labels: {
          'app.kubernetes.io/name': 'own',
          'app.kubernetes.io/instance': 'shop-dev',
          'app.kubernetes.io/managed-by': 'slipway',
          'slipway.dev/environment': 'dev',
        },
        annotations: { 'argocd.argoproj.io/sync-wave': '3', note: 'x' },
      },
      data: { a: 'yes', empty: '' },
    });
  });

  it.each<[string, readonly object[], string | undefined]>([
    ['a kind of Kubernetes', [config({ name: 'a' })], 'shop'],
    [
      'a kind of the cluster',
      [custom('ClusterRole', 'rbac.authorization.k8s.io')],
      undefined,
    ],
    ['a custom kind', [custom('Widget')], 'shop'],
    [
      'a custom kind that says Cluster',
      [custom('ClusterIssuer', 'cert-manager.io')],
      undefined,
    ],
    [
      'a class',
      [custom('GatewayClass', 'gateway.networking.k8s.io')],
      undefined,
    ],
    [
      'a custom kind whose definition says Cluster',
      [
        custom('Widget'),
        {
          ...custom('CustomResourceDefinition', 'apiextensions.k8s.io'),
          spec: {
            group: 'example.com',
            scope: 'Cluster',
            names: { kind: 'Widget' },
          },
        },
      ],
      undefined,
    ],
  ])('gives %s the namespace it belongs to', (_, documents, namespace) => {
    const { kind } = documents[0] as { readonly kind: string };
    const object = objectsOf(raw(...documents)).find(one => one.kind === kind)!;
    expect(object.metadata.namespace).toBe(namespace);
  });

  it('leaves a generated name to the server', () => {
    const [job] = objectsOf(
      raw({
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          generateName: 'migrate-',
          annotations: { 'argocd.argoproj.io/hook': 'PreSync' },
        },
      }),
    );
    expect(job.metadata).not.toHaveProperty('name');
    expect(job.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-wave': '0',
    });
  });

  it('refuses Secrets, in a List and in any spelling', () => {
    const { findings } = raw({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: {} },
      ],
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'no-secret', level: 'error' }),
    );
  });

  it('reads a folder of the repository and notes what it read', () => {
    const chart = {
      type: 'RawManifests',
      props: { folder: 'manifests/shop', createNamespace: false },
    };
    const files = [
      ['manifests/shop/b.yml', JSON.stringify(config({ name: 'b' }))],
      ['manifests/shop/more/a.json', JSON.stringify(config({ name: 'a' }))],
      ['manifests/shop/README.md', '# no manifest'],
      ['manifests/shopping/c.yaml', JSON.stringify(config({ name: 'c' }))],
    ];
    expect(
      sourceFoldersOf({ ...shopBench.shop, chart }, { environments: ['dev'] }),
    ).toEqual(['manifests/shop']);
    expect(sourceFoldersOf(shopBench.shop)).toEqual([]);
    const generated = shopBench.generate(
      { chart },
      {
        environments: ['dev'],
        sourceFiles: files.map(([path, content]) => ({ path, content })),
      },
    );
    expect(objectsOf(generated).map(({ metadata }) => metadata.name)).toEqual([
      'a',
      'b',
    ]);
    const record = generated.files.find(({ path }) =>
      path.endsWith('generated.yaml'),
    )!;
    expect(record.content).toMatch(
      /sources:\n {2}- path: manifests\/shop\/b\.yml\n {4}blob: [0-9a-f]{40}/,
    );
  });
});
