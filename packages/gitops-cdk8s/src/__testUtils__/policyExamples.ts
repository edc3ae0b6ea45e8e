import { badObjects } from './badObjects';
import { exampleKinds } from './exampleKinds';
import { RuleExample, RuleExamples } from './RuleExamples';
import { shopBench } from './shopBench';

const { config, dev, objects } = exampleKinds;
const { withProps } = shopBench;
const { object, wave, workload } = badObjects;

const chart = (version?: string): RuleExample =>
  config({
    chart: undefined,
    delivery: { type: 'chart', repoURL: 'https://c', chart: 'shop', version },
  });
const upstream = (environment: string): RuleExample =>
  config({
    chart: {
      type: 'HelmRelease',
      props: {
        repoURL: 'https://c.example.com',
        chart: 'shop',
        version: '1.0.0',
      },
    },
    image: undefined,
    environments: { [environment]: { destination: 'dev' } },
  });

const externalSecret = (annotations: Readonly<Record<string, unknown>>) =>
  object('external-secrets.io/v1', 'ExternalSecret', annotations, { spec: {} });
const headless = (value: number) =>
  object('v1', 'Service', wave(value), { spec: { clusterIP: 'None' } });
const budget = (minAvailable: number | string) =>
  object('policy/v1', 'PodDisruptionBudget', undefined, {
    spec: { minAvailable, selector: { matchLabels: { app: 'shop' } } },
  });
const autoscaler = object(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  undefined,
  {
    spec: {
      minReplicas: 2,
      scaleTargetRef: { kind: 'Deployment', name: 'shop' },
    },
  },
);

/** Examples of the rules on what is deployed. */
export const policyExamples: RuleExamples = {
  'no-secret': [
    [
      objects(
        object('v1', 'Secret', undefined, { stringData: { token: 'x' } }),
      ),
      objects(externalSecret({})),
    ],
    [
      config(
        withProps({ config: { 'a.yaml': '{kind: Secret, metadata: {}}' } }),
      ),
      config(
        withProps({ config: { 'a.yaml': '{kind: ConfigMap, metadata: {}}' } }),
      ),
    ],
  ],
  'application-name': [
    [config({ name: 'a'.repeat(60) }), config({ name: 'a'.repeat(59) })],
  ],
  'package-name': [[upstream('e'.repeat(40)), upstream('e'.repeat(30))]],
  'object-name': [
    [config({ name: '1shop' }), config({ name: 'shop1' })],
    [
      config({
        name: 'a'.repeat(50),
        chart: { type: 'CronJob', props: { schedule: '@daily' } },
      }),
      config({
        name: 'a'.repeat(40),
        chart: { type: 'CronJob', props: { schedule: '@daily' } },
      }),
    ],
  ],
  'duplicate-object': [
    [objects(headless(0), headless(0)), objects(headless(0))],
  ],
  'image-tag': [
    [dev({ image: { tag: 'latest' } }), dev({ image: { tag: '2.0.0' } })],
    [
      objects(workload('Deployment', { image: 'acme/shop' })),
      objects(
        workload('Deployment', { image: `acme/shop@sha256:${'0'.repeat(64)}` }),
      ),
    ],
  ],
  'image-pull-secret': [
    [
      objects(workload('Job', { image: 'ghcr.io/acme/shop:1.0.0' })),
      objects(workload('Job', { image: 'acme/shop:1.0.0' })),
    ],
    [
      objects(workload('Deployment', { image: 'ghcr.io/acme/shop:1.0.0' })),
      objects(
        workload('Deployment', {
          image: 'ghcr.io/acme/shop:1.0.0',
          pod: { imagePullSecrets: [{ name: 'ghcr' }] },
        }),
      ),
    ],
  ],
  resources: [
    [
      objects(
        workload('StatefulSet', { resources: { limits: { memory: '1Gi' } } }),
      ),
      objects(workload('StatefulSet')),
    ],
  ],
  probes: [
    [
      objects(workload('Deployment', { ports: [{ containerPort: 80 }] })),
      objects(
        workload('Deployment', {
          ports: [{ containerPort: 80 }],
          readinessProbe: { tcpSocket: { port: 80 } },
        }),
      ),
    ],
  ],
  'run-as-root': [
    [
      objects(workload('Deployment', { pod: { securityContext: {} } })),
      objects(workload('Deployment')),
    ],
    [
      objects(
        workload('Deployment', { securityContext: { privileged: true } }),
      ),
      objects(workload('Deployment')),
    ],
    [
      objects(workload('Job', { securityContext: { runAsUser: 0 } })),
      objects(workload('Job')),
    ],
    [
      objects(workload('Job', { securityContext: {} })),
      objects(workload('Job')),
    ],
  ],
  'disruption-budget': [
    [
      objects(workload('Deployment', { spec: { replicas: 1 } }), budget(1)),
      objects(workload('Deployment', { spec: { replicas: 2 } }), budget(1)),
    ],
    [
      objects(workload('Deployment', { spec: { replicas: 3 } }), budget('70%')),
      objects(workload('Deployment', { spec: { replicas: 3 } }), budget('60%')),
    ],
    [
      objects(workload('Deployment'), budget(1)),
      objects(workload('Deployment'), autoscaler, budget(1)),
    ],
  ],
  'replicas-and-autoscaling': [
    [
      objects(workload('Deployment', { spec: { replicas: 2 } }), autoscaler),
      objects(workload('Deployment'), autoscaler),
    ],
    [
      config({
        ...withProps({ autoscaling: { maxReplicas: 4 } }),
        environments: { dev: { destination: 'dev', replicas: 3 } },
      }),
      config(withProps({ autoscaling: { maxReplicas: 4 } })),
    ],
  ],
  'chart-version': [
    [chart(), chart('1.0.0-17')],
    [chart('~1.0.0-0'), chart('1.0.0')],
  ],
  'kargo-stage': [
    [
      dev({ annotations: { 'kargo.akuity.io/authorized-stage': 'dev' } }),
      dev({
        annotations: {
          'kargo.akuity.io/authorized-stage': 'shop:dev,shop:test',
        },
      }),
    ],
  ],
  'reserved-metadata': [
    [
      dev({ annotations: { 'slipway.dev/entity': 'component:default/other' } }),
      dev({ annotations: { 'example.com/entity': 'component:default/other' } }),
    ],
  ],
  'shared-namespace': [
    [
      config({
        environments: { a: { destination: 'd' }, b: { destination: 'd' } },
      }),
      config({
        environments: {
          a: { destination: 'd' },
          b: { destination: 'd', namespace: 'shop-b' },
        },
      }),
    ],
  ],
  dependencies: [[config({ dependencies: { self: 'shop' } }), config({})]],
};
