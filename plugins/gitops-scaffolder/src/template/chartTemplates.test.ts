import { parse } from 'yaml';
import { readApplicationConfig } from '@slipway/cdk8s';
import { TemplateBench } from '../__testUtils__/TemplateBench';

/** What the forms send when only the fields that have no default are filled in. */
const values = {
  name: 'shop',
  owner: 'group:default/checkout',
  imageRepository: 'ghcr.io/acme/shop',
  imageTag: '1.0.0',
  cpu: '100m',
  memory: '128Mi',
};
const resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { memory: '128Mi' },
};
const replicated = [
  { name: 'dev', replicas: 1 },
  { name: 'production', replicas: 3 },
];

const described = { name: 'shop', owner: 'group:default/checkout' };
const chartValues = {
  ...described,
  namespace: 'sessions',
  repoURL: 'https://charts.example.com',
  chart: 'redis',
  version: '20.1.0',
};
const quota = `apiVersion: v1
kind: ResourceQuota
metadata:
  name: pods
spec:
  hard:
    pods: '5'
`;

describe('the templates of further chart types', () => {
  let bench: TemplateBench;

  beforeAll(async () => {
    bench = await TemplateBench.start();
  });

  afterAll(() => bench.stop());

  async function run(template: string, changes: object) {
    const { files, output } = await bench.dryRun(template, {
      ...values,
      ...changes,
    });
    const config = readApplicationConfig(
      files['config/applications/shop.ts'],
      'shop.ts',
    );
    return { config, files, output };
  }

  it('worker: makes a worker with what was switched on', async () => {
    const { config, files } = await run('worker', {
      environments: replicated,
      env: { QUEUE: 'mail' },
      withWhatRunsOptions: true,
      whatRunsOptions: { command: ['node', 'worker.js'], args: [] },
      withProbes: true,
      probes: {
        withLiveness: true,
        liveness: { command: ['alive'] },
        withReadiness: false,
        readiness: { path: '/left-over' },
      },
      withScalingAndAvailabilityOptions: true,
      scalingAndAvailabilityOptions: {
        withAutoscaling: false,
        autoscaling: { maxReplicas: 9 },
        disruptionBudget: { maxUnavailable: '1' },
      },
      withSecretsAndPrivateImagesOptions: true,
      secretsAndPrivateImagesOptions: {
        withSecrets: true,
        secrets: {
          store: { name: 'vault', provider: 'onepasswordSDK' },
          keys: { TOKEN: { key: 'mail', property: 'token' } },
        },
        withRegistry: false,
        imagePullSecrets: [],
      },
      withSecurityOptions: false,
      securityOptions: { security: { runAsUser: 1 } },
    });
    expect(config.chart).toEqual({
      type: 'Worker',
      props: {
        resources,
        command: ['node', 'worker.js'],
        env: { QUEUE: 'mail' },
        probes: { liveness: { command: ['alive'] } },
        disruptionBudget: { maxUnavailable: 1 },
        secrets: {
          store: { name: 'vault', provider: 'onepasswordSDK' },
          keys: { TOKEN: { key: 'mail', property: 'token' } },
        },
      },
    });
    expect(
      parse(
        files[
          'dist/shop-production/manifests/Deployment.shop-production.k8s.yaml'
        ],
      ).spec.replicas,
    ).toBe(3);
    expect(parse(files['catalog/shop/catalog-info.yaml']).kind).toBe(
      'Component',
    );
  });

  it('cron-job: makes a cron job', async () => {
    const { config, files, output } = await run('cron-job', {
      environments: [{ name: 'dev' }, { name: 'production' }],
      schedule: '30 3 * * *',
      timeZone: 'Europe/Berlin',
    });
    expect(config.chart).toEqual({
      type: 'CronJob',
      props: {
        resources,
        schedule: '30 3 * * *',
        timeZone: 'Europe/Berlin',
      },
    });
    expect(
      parse(files['dist/shop-dev/manifests/CronJob.shop-dev.k8s.yaml']).spec,
    ).toMatchObject({ schedule: '30 3 * * *', timeZone: 'Europe/Berlin' });
    expect(output.links).toHaveLength(2);
  });

  it('stateful-service: makes a stateful service with its volumes', async () => {
    const { config, files } = await run('stateful-service', {
      environments: replicated,
      port: 7700,
      volumes: { data: { mountPath: '/data', size: '10Gi' } },
    });
    expect(config.chart?.props).toMatchObject({
      port: 7700,
      volumes: { data: { mountPath: '/data', size: '10Gi' } },
    });
    expect(files).toHaveProperty([
      'dist/shop-dev/manifests/StatefulSet.shop-dev.k8s.yaml',
    ]);
  });

  it('helm-release: installs a chart with the values of each environment', async () => {
    const { config, files } = await run('helm-release', {
      ...chartValues,
      values: 'architecture: standalone\nreplica: { count: 1 }\n',
      environments: [
        { name: 'dev', withMore: false, more: { namespace: 'left-over' } },
        {
          name: 'production',
          chartVersion: '20.2.0',
          values: 'replica:\n  count: 3\n',
          withMore: true,
          more: { annotations: { team: 'checkout' } },
        },
      ],
    });
    expect(config.chart).toEqual({
      type: 'HelmRelease',
      props: {
        repoURL: 'https://charts.example.com',
        chart: 'redis',
        version: '20.1.0',
        values: { architecture: 'standalone', replica: { count: 1 } },
      },
    });
    expect(config.namespace).toBe('sessions');
    expect(config.environments).toEqual({
      dev: { destination: 'dev-vcluster' },
      production: {
        destination: 'eu-prod-1',
        chartVersion: '20.2.0',
        values: { replica: { count: 3 } },
        annotations: { team: 'checkout' },
      },
    });
    expect(parse(files['dist/shop-production.yaml'])).toMatchObject({
      metadata: { annotations: { team: 'checkout' } },
      spec: {
        sources: expect.arrayContaining([
          expect.objectContaining({
            chart: 'redis',
            targetRevision: '20.2.0',
            helm: expect.objectContaining({
              valueFiles: [expect.stringContaining('$values/')],
            }),
          }),
        ]),
      },
    });
  });

  it.each([
    ['a: [1', 'chart.props.values is no valid YAML'],
    ['- a', 'chart.props.values is no record'],
  ])('helm-release: refuses the values %j', async (text, message) => {
    await expect(
      run('helm-release', {
        ...chartValues,
        values: text,
        environments: [{ name: 'dev' }],
      }),
    ).rejects.toThrow(message);
  });

  it('raw-manifests: takes manifests that were pasted', async () => {
    const { config, files } = await run('raw-manifests', {
      ...described,
      source: 'here',
      yaml: quota,
      environments: [{ name: 'dev' }],
    });
    expect(config.chart).toEqual({
      type: 'RawManifests',
      props: { yaml: quota },
    });
    expect(
      parse(files['dist/shop-dev/manifests/ResourceQuota.pods.k8s.yaml']),
    ).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: { hard: { pods: '5' } },
    });
  });

  it('raw-manifests: lets no Secret through', async () => {
    await expect(
      run('raw-manifests', {
        ...described,
        source: 'here',
        yaml: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\nstringData:\n  a: hunter2\n',
        environments: [{ name: 'dev' }],
      }),
    ).rejects.toThrow(/Secret(?!.*hunter2)/);
  });

  it('gives the action what the application itself is asked for', async () => {
    const { config } = await run('worker', {
      environments: replicated,
      dependencies: ['store', 'mail'],
      withPromotion: true,
      promotion: {
        kargo: {
          project: 'shop-promotion',
          warehouse: { interval: '10m0s', allowTagsRegexes: [] },
          steps: [],
          credentials: {},
        },
      },
      withArgocd: true,
      argocd: { project: 'checkout', ignoreDifferences: [] },
      withWavesAndRulesOptions: true,
      wavesAndRulesOptions: { waves: { Deployment: 3 }, rules: {} },
    });
    expect(config).toMatchObject({
      dependencies: { store: 'store', mail: 'mail' },
      promotion: {
        kargo: { project: 'shop-promotion', warehouse: { interval: '10m0s' } },
      },
      argocd: { project: 'checkout' },
      waves: { Deployment: 3 },
    });
    expect(config).not.toHaveProperty('rules');
    expect(config.promotion!.kargo).not.toHaveProperty('steps');
  });
});
