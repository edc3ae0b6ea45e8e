import { Manifest } from '@slipway/sync-waves';
import { objectHealth } from './objectHealth';

const object = (
  apiVersion: string,
  kind: string,
  rest: Record<string, unknown>,
): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x', generation: 2 },
  ...rest,
});
const withCondition = (apiVersion: string, kind: string, condition: object) =>
  object(apiVersion, kind, {
    status: { conditions: [{ message: 'm', ...condition }] },
  });
const rows: readonly (readonly [
  string,
  Manifest,
  string | undefined,
  string?,
])[] = [
  [
    'Pod pulling',
    object('v1', 'Pod', { status: { phase: 'Pending' } }),
    'Progressing',
  ],
  [
    'Pod that cannot pull',
    object('v1', 'Pod', {
      status: {
        phase: 'Pending',
        containerStatuses: [
          {
            state: { waiting: { reason: 'ImagePullBackOff', message: 'no' } },
          },
        ],
      },
    }),
    'Degraded',
    'no',
  ],
  [
    'Pod ready',
    object('v1', 'Pod', {
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    }),
    'Healthy',
  ],
  [
    'Pod of a Job, running',
    object('v1', 'Pod', {
      spec: { restartPolicy: 'Never' },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    }),
    'Progressing',
  ],
  [
    'Pod failed',
    object('v1', 'Pod', {
      status: {
        phase: 'Failed',
        containerStatuses: [
          { name: 'main', state: { terminated: { exitCode: 1 } } },
        ],
      },
    }),
    'Degraded',
    'container "main" failed with exit code 1',
  ],
  [
    'Pod succeeded',
    object('v1', 'Pod', { status: { phase: 'Succeeded' } }),
    'Healthy',
  ],
  [
    'claim bound',
    object('v1', 'PersistentVolumeClaim', { status: { phase: 'Bound' } }),
    'Healthy',
  ],
  [
    'claim pending',
    object('v1', 'PersistentVolumeClaim', { status: { phase: 'Pending' } }),
    'Progressing',
  ],
  [
    'claim lost',
    object('v1', 'PersistentVolumeClaim', { status: { phase: 'Lost' } }),
    'Degraded',
  ],
  [
    'claim without status',
    object('v1', 'PersistentVolumeClaim', {}),
    'Unknown',
  ],
  [
    'Service',
    object('v1', 'Service', { spec: { type: 'ClusterIP' } }),
    'Healthy',
  ],
  [
    'Service waiting for an address',
    object('v1', 'Service', { spec: { type: 'LoadBalancer' } }),
    'Progressing',
  ],
  [
    'Ingress without address',
    object('networking.k8s.io/v1', 'Ingress', {}),
    'Progressing',
  ],
  [
    'Ingress with address',
    object('networking.k8s.io/v1', 'Ingress', {
      status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
    }),
    'Healthy',
  ],
  [
    'ExternalSecret ready',
    withCondition('external-secrets.io/v1', 'ExternalSecret', {
      type: 'Ready',
      status: 'True',
    }),
    'Healthy',
    'm',
  ],
  [
    'ExternalSecret failed',
    withCondition('external-secrets.io/v1', 'ExternalSecret', {
      type: 'Ready',
      status: 'False',
    }),
    'Degraded',
    'm',
  ],
  [
    'ExternalSecret new',
    object('external-secrets.io/v1', 'ExternalSecret', {}),
    'Progressing',
  ],
  [
    'HTTPRoute refused',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      status: {
        parents: [
          {
            conditions: [
              { type: 'Accepted', status: 'False', message: 'no gateway' },
            ],
          },
        ],
      },
    }),
    'Degraded',
    'Parent: no gateway',
  ],
  [
    'definition established',
    withCondition('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
      type: 'Established',
      status: 'True',
    }),
    'Healthy',
  ],
  [
    'budget with too few pods',
    withCondition('policy/v1', 'PodDisruptionBudget', {
      type: 'DisruptionAllowed',
      status: 'False',
      reason: 'InsufficientPods',
    }),
    'Healthy',
  ],
  ['ConfigMap', object('v1', 'ConfigMap', {}), undefined],
  ['Application', object('argoproj.io/v1alpha1', 'Application', {}), undefined],
  [
    'anything on its way out',
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'x', deletionTimestamp: '2026-01-01T00:00:00Z' },
    },
    'Progressing',
    'Pending deletion',
  ],
];

describe('objectHealth', () => {
  const cases = rows.map(([name, manifest, status, message]) => ({
    name,
    manifest,
    health: { status, ...(message && { message }) },
  }));

  it.each(cases.filter(({ health }) => health.status))(
    '$name: $health.status',
    ({ manifest, health }) => {
      expect(objectHealth(manifest)).toMatchObject(health);
    },
  );

  it.each(cases.filter(({ health }) => !health.status))(
    '$name has no rule',
    ({ manifest }) => {
      expect(objectHealth(manifest)).toBeUndefined();
    },
  );
});
