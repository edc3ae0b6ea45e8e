import { parse } from 'yaml';
import { readApplicationConfig } from '@slipway/cdk8s';
import { TemplateBench } from '../__testUtils__/TemplateBench';

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
  let bench: TemplateBench;

  beforeAll(async () => {
    bench = await TemplateBench.start();
  });

  afterAll(() => bench.stop());

  function dryRun(changes: object) {
    return bench.dryRun('service', { ...values, ...changes });
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

  it('takes the options that are switched on, and no others', async () => {
    const { files } = await dryRun({
      withWhatRunsOptions: true,
      whatRunsOptions: { command: [], args: ['--verbose'], config: {} },
      withScalingAndAvailabilityOptions: true,
      scalingAndAvailabilityOptions: {
        withAutoscaling: true,
        autoscaling: { maxReplicas: 4 },
        disruptionBudget: {},
      },
      withJobsAroundADeploymentOptions: false,
      jobsAroundADeploymentOptions: {
        withMigration: true,
        migration: { command: ['left', 'over'] },
      },
      withSecurityOptions: true,
      securityOptions: { security: {}, serviceAccount: {} },
      environments: [
        { name: 'dev', replicas: 1 },
        {
          name: 'production',
          replicas: 2,
          withMore: true,
          more: {
            env: { LEVEL: 'warn' },
            withProbes: false,
            probes: { liveness: { path: '/left-over' } },
            props: 'disruptionBudget: { maxUnavailable: 1 }',
          },
        },
      ],
    });
    const config = readApplicationConfig(
      files['config/applications/shop.ts'],
      'shop.ts',
    );
    expect(config.chart?.props).toEqual({
      port: 8080,
      resources: {
        requests: { cpu: '100m', memory: '128Mi' },
        limits: { memory: '128Mi' },
      },
      args: ['--verbose'],
      autoscaling: { maxReplicas: 4 },
    });
    expect(config.environments.production).toEqual({
      destination: 'eu-prod-1',
      replicas: 2,
      env: { LEVEL: 'warn' },
      props: { disruptionBudget: { maxUnavailable: 1 } },
    });
  });
});
