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
const deployment = (spec: object, status: object) =>
  object('apps/v1', 'Deployment', {
    spec: { replicas: 2, ...spec },
    status: { observedGeneration: 2, ...status },
  });
const withCondition = (apiVersion: string, kind: string, condition: object) =>
  object(apiVersion, kind, {
    status: { conditions: [{ message: 'm', ...condition }] },
  });
const rollout = (counts: object) => ({
  replicas: 2,
  updatedReplicas: 2,
  availableReplicas: 2,
  ...counts,
});

const rows: readonly (readonly [
  string,
  Manifest,
  string | undefined,
  string?,
])[] = [
  [
    'Deployment paused',
    deployment({ paused: true }, rollout({})),
    'Suspended',
    'Deployment is paused',
  ],
  [
    'Deployment not observed',
    deployment({}, rollout({ observedGeneration: 1 })),
    'Progressing',
  ],
  [
    'Deployment updating',
    deployment({}, rollout({ updatedReplicas: 1 })),
    'Progressing',
    'Waiting for rollout to finish: 1 out of 2 new replicas have been updated...',
  ],
  [
    'Deployment with old pods',
    deployment({}, rollout({ replicas: 3 })),
    'Progressing',
    'Waiting for rollout to finish: 1 old replicas are pending termination...',
  ],
  [
    'Deployment not available',
    deployment({}, rollout({ availableReplicas: 1 })),
    'Progressing',
    'Waiting for rollout to finish: 1 of 2 updated replicas are available...',
  ],
  [
    'Deployment late',
    deployment(
      {},
      {
        ...rollout({ availableReplicas: 0 }),
        conditions: [
          { type: 'Progressing', reason: 'ProgressDeadlineExceeded' },
        ],
      },
    ),
    'Degraded',
    'Deployment "x" exceeded its progress deadline',
  ],
  ['Deployment done', deployment({}, rollout({})), 'Healthy'],
  [
    'StatefulSet unobserved',
    object('apps/v1', 'StatefulSet', { spec: {} }),
    'Progressing',
    'Waiting for statefulset spec update to be observed...',
  ],
  [
    'StatefulSet starting',
    object('apps/v1', 'StatefulSet', {
      spec: { replicas: 3 },
      status: { observedGeneration: 2, readyReplicas: 1 },
    }),
    'Progressing',
    'Waiting for 2 pods to be ready...',
  ],
  [
    'StatefulSet between revisions',
    object('apps/v1', 'StatefulSet', {
      spec: {},
      status: {
        observedGeneration: 2,
        readyReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    }),
    'Progressing',
  ],
  [
    'StatefulSet with rollingUpdate set',
    object('apps/v1', 'StatefulSet', {
      spec: { updateStrategy: { rollingUpdate: {} } },
      status: {
        observedGeneration: 2,
        readyReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    }),
    'Healthy',
  ],
  [
    'DaemonSet starting',
    object('apps/v1', 'DaemonSet', {
      status: {
        observedGeneration: 2,
        desiredNumberScheduled: 1,
        updatedNumberScheduled: 1,
      },
    }),
    'Progressing',
  ],
  [
    'ReplicaSet short',
    object('apps/v1', 'ReplicaSet', {
      spec: { replicas: 1 },
      status: { observedGeneration: 2 },
    }),
    'Progressing',
    'Waiting for rollout to finish: 0 out of 1 new replicas are available...',
  ],
  [
    'ReplicaSet refused',
    object('apps/v1', 'ReplicaSet', {
      status: {
        observedGeneration: 2,
        conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'm' }],
      },
    }),
    'Degraded',
    'm',
  ],
  ['Job running', object('batch/v1', 'Job', {}), 'Progressing'],
  [
    'Job failed',
    withCondition('batch/v1', 'Job', { type: 'Failed', status: 'True' }),
    'Degraded',
    'm',
  ],
  [
    'Job complete',
    withCondition('batch/v1', 'Job', { type: 'Complete', status: 'True' }),
    'Healthy',
    'm',
  ],
  [
    'Job suspended',
    withCondition('batch/v1', 'Job', { type: 'Suspended', status: 'True' }),
    'Suspended',
    'm',
  ],
  [
    'CronJob without status',
    object('batch/v1', 'CronJob', { spec: {} }),
    'Progressing',
  ],
  [
    'CronJob failed',
    object('batch/v1', 'CronJob', {
      status: {
        lastScheduleTime: '2026-01-02T00:00:00Z',
        lastSuccessfulTime: '2026-01-01T00:00:00Z',
      },
    }),
    'Degraded',
  ],
  [
    'CronJob suspended',
    object('batch/v1', 'CronJob', { spec: { suspend: true } }),
    'Healthy',
  ],
];

describe('workloadRules', () => {
  const cases = rows.map(([name, manifest, status, message]) => ({
    name,
    manifest,
    health: { status, ...(message && { message }) },
  }));

  it.each(cases)('$name: $health.status', ({ manifest, health }) => {
    expect(objectHealth(manifest)).toMatchObject(health);
  });
});
