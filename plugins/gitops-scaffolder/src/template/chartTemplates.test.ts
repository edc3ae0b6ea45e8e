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
  createNamespace: true,
};
const resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { memory: '128Mi' },
};
const replicated = [
  { name: 'dev', replicas: 1 },
  { name: 'production', replicas: 3 },
];

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
      command: ['node', 'worker.js'],
      env: { QUEUE: 'mail' },
      withProbes: true,
      probes: { liveness: { command: ['alive'] }, readiness: {} },
      withDisruptionBudget: false,
      withSecrets: true,
      secrets: {
        store: { name: 'vault', provider: 'onepasswordSDK' },
        keys: { TOKEN: { key: 'mail', property: 'token' } },
      },
    });
    expect(config.chart).toEqual({
      type: 'Worker',
      props: {
        resources,
        command: ['node', 'worker.js'],
        env: { QUEUE: 'mail' },
        createNamespace: true,
        probes: { liveness: { command: ['alive'] } },
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
        createNamespace: true,
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
});
