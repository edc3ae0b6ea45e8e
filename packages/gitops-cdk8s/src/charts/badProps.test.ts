import { chartBench } from '../__testUtils__/chartBench';

const { generateChart, leastProps } = chartBench;

const store = { name: 'vault' };
const helm = { repoURL: 'https://c.example.com', chart: 'c', version: '1.0.0' };
const raw = (yaml: string) => ({ yaml });

describe('props that cannot be taken', () => {
  it.each<[string, object, object, string]>([
    ['Worker', { port: 80 }, {}, '"port" is not a field of the config'],
    [
      'Worker',
      { probes: { readiness: { path: '/' } } },
      {},
      'the readiness probe of shop in dev makes a call, and a Worker listens on no port; give it a command, or use WebService.',
    ],
    [
      'Worker',
      {},
      { probes: { liveness: { tcpPort: 80 } } },
      'the liveness probe of shop in dev makes a call',
    ],
    [
      'Worker',
      { probes: { liveness: { path: '/', command: ['x'] } } },
      {},
      'which is no probe; give it exactly one of path, tcpPort and command.',
    ],
    [
      'Worker',
      { autoscaling: { maxReplicas: 1 } },
      {},
      'autoscaling is an object, which has more minReplicas (2 unless given) than maxReplicas; correct one of them.',
    ],
    [
      'Worker',
      { disruptionBudget: { minAvailable: 1, maxUnavailable: 1 } },
      {},
      'which has not exactly one of minAvailable and maxUnavailable; keep one.',
    ],
    [
      'Worker',
      {},
      { chartVersion: '1.0.0' },
      'environments.dev.chartVersion of shop means nothing to its chart type; remove it.',
    ],
    ['CronJob', { schedule: undefined }, {}, 'schedule is missing; add it.'],
    ...[
      'every day',
      '60 * * * *',
      '* * * *',
      '0 0 * * 7-9',
      '0 0 0 * *',
      '',
    ].map(
      schedule =>
        [
          'CronJob',
          { schedule },
          {},
          `schedule is "${schedule}", which is no schedule; use five fields like "0 3 * * *"`,
        ] as [string, object, object, string],
    ),
    [
      'CronJob',
      { timeZone: 'Berlin' },
      {},
      'timeZone is "Berlin", which is no time zone; use a name of the IANA database like Europe/Berlin.',
    ],
    ['CronJob', { timeZone: '+02:00' }, {}, 'which is no time zone'],
    [
      'CronJob',
      {},
      { replicas: 2 },
      'environments.dev.replicas of shop means nothing to its chart type; remove it.',
    ],
    [
      'CronJob',
      { concurrencyPolicy: 'Wait' },
      {},
      'concurrencyPolicy is "Wait"',
    ],
    [
      'StatefulService',
      { volumes: {} },
      {},
      'volumes is an object, which is empty; name at least one volume, or use WebService.',
    ],
    [
      'StatefulService',
      { autoscaling: { maxReplicas: 3 } },
      {},
      '"autoscaling" is not a field of the config',
    ],
    [
      'StatefulService',
      { volumes: { data: { mountPath: 'data', size: '1Gi' } } },
      {},
      'volumes.data.mountPath is "data", which is no path; begin it with "/".',
    ],
    [
      'WebService',
      {
        secrets: {
          store: { ...store, provider: 'onepasswordSDK' },
          keys: { A: { key: 'item' } },
        },
      },
      {},
      'secrets.keys.A is an object, which has no property, and the 1Password SDK reads one field of an item; name it.',
    ],
    [
      'WebService',
      {
        secrets: {
          store: { ...store, provider: 'onepassword' },
          keys: { A: { key: 'item', section: 's' } },
        },
      },
      {},
      'which has a section, which only the provider onepasswordSDK knows; remove it.',
    ],
    [
      'WebService',
      {
        registry: {
          host: 'https://ghcr.io',
          store,
          username: { key: 'a' },
          password: { key: 'a' },
        },
      },
      {},
      'registry.host is "https://ghcr.io", which is no host of a registry; write it like ghcr.io.',
    ],
    [
      'HelmRelease',
      { ...helm, repoURL: 'oci://r.example.com/charts' },
      {},
      'without a scheme',
    ],
    [
      'HelmRelease',
      { ...helm, version: undefined },
      {},
      'shop has no version of its chart in dev',
    ],
    [
      'HelmRelease',
      helm,
      { replicas: 2 },
      'environments.dev.replicas of shop means nothing',
    ],
    ['RawManifests', {}, {}, 'has neither yaml nor folder; give one of them.'],
    [
      'RawManifests',
      { folder: '../secrets' },
      {},
      'folder is "../secrets", which is no folder of the repository',
    ],
    [
      'RawManifests',
      { folder: '/etc' },
      {},
      'which is no folder of the repository',
    ],
    [
      'RawManifests',
      { folder: 'dist/shop' },
      {},
      'which is below dist/, which is written anew',
    ],
    [
      'RawManifests',
      { folder: 'manifests/shop' },
      {},
      'the folder "manifests/shop" of shop has no YAML files here',
    ],
    [
      'RawManifests',
      raw('a: ['),
      {},
      'chart.props.yaml of shop is no valid YAML',
    ],
    [
      'RawManifests',
      raw('kind: A\nkind: B'),
      {},
      'is no valid YAML (DUPLICATE_KEY at line 2, column 1); correct it.',
    ],
    [
      'RawManifests',
      raw('# nothing'),
      {},
      'the manifests of shop in dev hold no object; add one.',
    ],
    [
      'RawManifests',
      raw('hello'),
      {},
      'is no object; give it apiVersion, kind and metadata.',
    ],
    [
      'RawManifests',
      raw('kind: ConfigMap'),
      {},
      'has no apiVersion; every object needs one.',
    ],
    [
      'RawManifests',
      raw('apiVersion: v1\nkind: ConfigMap'),
      {},
      '(ConfigMap) has no metadata.name; give it one.',
    ],
    [
      'RawManifests',
      raw('a: 1\n---\napiVersion: v1'),
      {},
      'chart.props.yaml of shop, document 1, has no apiVersion',
    ],
    [
      'RawManifests',
      raw('apiVersion: kustomize.config.k8s.io/v1\nkind: Kustomization'),
      {},
      'is a Kustomization, and none is run here',
    ],
  ])('%s %j %j', (type, props, environment, message) => {
    expect(() =>
      generateChart(type, { ...leastProps[type], ...props }, environment),
    ).toThrow(message);
  });
});
