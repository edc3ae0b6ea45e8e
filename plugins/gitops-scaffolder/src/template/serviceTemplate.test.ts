import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import { parse } from 'yaml';
import { readApplicationConfig } from '@slipway/cdk8s';
import gitops from '../index';

const FOLDER = resolve(__dirname, '../../../../templates/service');
const template = parse(readFileSync(join(FOLDER, 'template.yaml'), 'utf8'));

interface DryRun {
  readonly steps: readonly { readonly id: string }[];
  readonly log: readonly { readonly body: { readonly message: string } }[];
  readonly output: {
    readonly links: readonly {
      readonly title: string;
      readonly url?: string;
      readonly entityRef?: string;
    }[];
  };
  readonly directoryContents: readonly {
    readonly path: string;
    readonly base64Content: string;
  }[];
}

/** What the form sends when only the fields that have no default are filled in. */
const values = {
  name: 'shop',
  owner: 'group:default/checkout',
  imageRepository: 'ghcr.io/acme/shop',
  imageTag: '1.0.0',
  port: 8080,
  cpu: '100m',
  memory: '128Mi',
  environments: [
    { name: 'dev', replicas: 1 },
    { name: 'staging', replicas: 1 },
    { name: 'production', replicas: 2 },
  ],
  expose: 'None',
  secretKeys: [],
  secretStore: 'cluster-secrets',
};

describe('templates/service', () => {
  let stop: () => Promise<void>;
  let url: string;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        scaffolder,
        gitops,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:0' },
            integrations: {
              gitea: [
                {
                  host: 'git.example.com',
                  baseUrl: 'https://git.example.com',
                },
              ],
            },
            gitops: {
              repository: { url: 'https://git.example.com/platform/gitops' },
              environments: [
                { name: 'dev', match: [{ destination: 'dev-vcluster' }] },
                {
                  name: 'staging',
                  match: [{ destination: 'staging-vcluster' }],
                },
                { name: 'production', match: [{ destination: 'eu-prod-1' }] },
              ],
            },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    url = `http://localhost:${backend.server.port()}/api/scaffolder/v2/dry-run`;
  });

  afterAll(() => stop());

  async function dryRun(changes: object) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        template,
        values: { ...values, ...changes },
        directoryContents: readdirSync(join(FOLDER, 'skeleton')).map(name => ({
          path: `skeleton/${name}`,
          base64Content: readFileSync(join(FOLDER, 'skeleton', name), 'base64'),
        })),
      }),
    });
    const text = await response.text();
    expect(`${response.status} ${text}`).toMatch(/^200 /);
    const result: DryRun = JSON.parse(text);
    const files = Object.fromEntries(
      result.directoryContents.map(({ base64Content, path }) => [
        path,
        Buffer.from(base64Content, 'base64').toString('utf8'),
      ]),
    );
    return { ...result, files };
  }

  it('makes one application in three environments of the defaults', async () => {
    const { files, output } = await dryRun({});
    const config = readApplicationConfig(
      files['config/applications/shop.ts'],
      'shop.ts',
    );
    expect(config.environments).toEqual({
      dev: { destination: 'dev-vcluster', replicas: 1 },
      staging: { destination: 'staging-vcluster', replicas: 1 },
      production: { destination: 'eu-prod-1', replicas: 2 },
    });
    expect(config.chart?.props).toEqual({
      port: 8080,
      resources: {
        requests: { cpu: '100m', memory: '128Mi' },
        limits: { memory: '128Mi' },
      },
    });
    expect(parse(files['catalog/shop/catalog-info.yaml'])).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        annotations: { 'argocd/app-selector': 'slipway.dev/app=shop' },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/checkout',
      },
    });
    // The selector has to find the Applications.
    expect(
      parse(files['dist/shop-production.yaml']).metadata.labels,
    ).toMatchObject({ 'slipway.dev/app': 'shop' });
    expect(output.links).toEqual([
      expect.objectContaining({ title: 'Open the pull request' }),
      expect.objectContaining({ entityRef: 'component:default/shop' }),
    ]);
  });

  it('takes everything the form can send', async () => {
    const { files } = await dryRun({
      description: 'Sells "things": all of them',
      healthPath: '/healthz',
      expose: 'HTTPRoute',
      host: '{environment}.shop.example.com',
      gateway: 'public',
      gatewayNamespace: 'gateways',
      secretKeys: [{ variable: 'PASSWORD', key: 'shop', property: 'password' }],
    });
    expect(
      parse(files['catalog/shop/catalog-info.yaml']).metadata.description,
    ).toBe('Sells "things": all of them');
    expect(
      parse(
        files['dist/shop-staging/manifests/HTTPRoute.shop-staging.k8s.yaml'],
      ).spec,
    ).toMatchObject({
      hostnames: ['staging.shop.example.com'],
      parentRefs: [{ name: 'public', namespace: 'gateways' }],
    });
    expect(files).toHaveProperty([
      'dist/shop-dev/manifests/ExternalSecret.shop-dev.k8s.yaml',
    ]);
  });

  it('makes an Ingress', async () => {
    const { files } = await dryRun({
      expose: 'Ingress',
      host: 'shop.example.com',
      ingressClass: 'nginx',
    });
    expect(
      parse(files['dist/shop-dev/manifests/Ingress.shop-dev.k8s.yaml']).spec,
    ).toMatchObject({
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.example.com' }],
    });
  });
});
