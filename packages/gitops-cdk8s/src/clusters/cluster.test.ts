import { parse } from 'yaml';
import { findSecrets } from '../findings/findSecrets';
import { platformBench } from '../__testUtils__/platformBench';
import { validateModels } from '../__testUtils__/validateModels';
import { ClusterConfig } from './ClusterConfig';

const { application, declaration, generate } = platformBench;

const MEDIA: ClusterConfig = {
  name: 'media',
  role: 'vcluster',
  environment: 'production',
  credentials: {
    store: { name: 'onepassword-store' },
    key: 'media-kubeconfig',
  },
};

function make(
  changes: Partial<ClusterConfig> = {},
  options: Parameters<typeof generate>[1] = {},
) {
  const { files, findings } = generate(
    {
      'config/clusters/media.ts': declaration('defineCluster', {
        ...MEDIA,
        ...changes,
      }),
    },
    options,
  );
  const file = files.find(({ path }) => path.includes('ExternalSecret'));
  return { files, findings, object: file && parse(file.content) };
}

describe('clusters', () => {
  it('are registered by an ExternalSecret with the labels that addons select by', () => {
    const { findings, object } = make({
      addons: { argocd: true, 'external-dns': false },
      annotations: { addons_repo_basepath: 'addons/' },
    });
    expect(findings).toEqual([]);
    expect(validateModels([object])).toEqual([]);
    expect(findSecrets(object)).toEqual([]);
    expect(object.spec).toMatchObject({
      refreshInterval: '1m0s',
      secretStoreRef: { name: 'onepassword-store', kind: 'ClusterSecretStore' },
      target: {
        name: 'cluster-media',
        template: {
          engineVersion: 'v2',
          metadata: {
            labels: {
              'argocd.argoproj.io/secret-type': 'cluster',
              cluster_name: 'media',
              cluster_role: 'vcluster',
              environment: 'production',
              enable_argocd: 'true',
              enable_external_dns: 'false',
            },
            annotations: { addons_repo_basepath: 'addons/' },
          },
          data: {
            name: 'media',
            server: '{{ index . "argocd-server" }}',
            config: '{{ index . "argocd-config" }}',
          },
        },
      },
      dataFrom: [{ extract: { key: 'media-kubeconfig' } }],
    });
  });

  it('say themselves what they know, and keep durations as the operator stores them', () => {
    const { object } = make({
      server: 'https://media.example.org',
      project: 'shop',
      namespaces: ['shop', 'web'],
      credentials: {
        ...MEDIA.credentials!,
        refreshInterval: '2h',
        configField: 'config.json',
        apiVersion: 'v1beta1',
        store: { name: 'x', kind: 'SecretStore' },
      },
    });
    expect(object.apiVersion).toBe('external-secrets.io/v1beta1');
    expect(object.spec.refreshInterval).toBe('2h0m0s');
    expect(object.spec.target.template.data).toEqual({
      name: 'media',
      server: 'https://media.example.org',
      config: '{{ index . "config.json" }}',
      project: 'shop',
      namespaces: 'shop,web',
    });
  });

  it('ask before they are pruned, since their Applications would go along', () => {
    expect(
      make().object.metadata.annotations['argocd.argoproj.io/sync-options'],
    ).toBe('Prune=confirm');
  });

  it('are only known when something else registers them', () => {
    const { files, findings } = make({ credentials: undefined });
    expect({ files, findings }).toEqual({ files: [], findings: [] });
  });

  it.each([
    ['media', []],
    ['in-cluster', []],
    ['https://kubernetes.default.svc', []],
    ['https://only-the-store-knows.example.org', []],
    [
      'meida',
      [
        'shop-dev goes to "meida", which is none of the declared clusters (the nearest is "media").',
      ],
    ],
  ])('are what destinations name: %s', (destination, messages) => {
    const { findings } = make(
      {},
      {
        applications: [
          application('shop', { environments: { dev: { destination } } }),
        ],
      },
    );
    expect(findings.map(({ message }) => message)).toEqual(messages);
  });

  it.each<[string, object, string]>([
    [
      'a label value',
      { labels: { zone: 'a b' } },
      'labels.zone is "a b", which is no label value',
    ],
    [
      'plain http',
      { server: 'http://x' },
      'server is "http://x", which is no API server; write its https:// address.',
    ],
    [
      'a credential in the config',
      { credentials: { ...MEDIA.credentials, token: 'abc' } },
      'token',
    ],
    [
      'a duration',
      { credentials: { ...MEDIA.credentials, refreshInterval: '1 minute' } },
      'which is no duration',
    ],
  ])('refuse %s that is none', (_, changes, message) => {
    expect(() => make(changes)).toThrow(message);
  });
});
