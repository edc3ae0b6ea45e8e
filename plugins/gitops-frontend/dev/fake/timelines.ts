import {
  LiveChild,
  SyncPhase,
  TimelineResource,
  TimelineWave,
  WaveState,
  WaveTimeline,
} from '@slipway/sync-waves';
import { before } from './deployments';

interface WaveShape {
  readonly phase?: SyncPhase;
  readonly wave: number;
  readonly state: WaveState;
  /** Seconds before now. */
  readonly from?: number;
  readonly to?: number;
  readonly usual?: number;
  readonly resources: readonly (Partial<TimelineResource> & {
    readonly kind: string;
    readonly name: string;
  })[];
}

function wave(now: number, shape: WaveShape): TimelineWave {
  const { phase = 'Sync', state } = shape;
  const times = {
    startedAt: shape.from === undefined ? undefined : before(now, shape.from),
    finishedAt: shape.to === undefined ? undefined : before(now, shape.to),
  };
  const resources = shape.resources.map(resource => ({
    group: '',
    namespace: 'storefront',
    version: 'v1',
    hook: phase !== 'Sync',
    prune: false,
    state,
    ...times,
    ...resource,
  }));
  return {
    phase,
    wave: shape.wave,
    state,
    ...times,
    usualSeconds: shape.usual,
    done: resources.filter(r => r.state === 'done').length,
    resources,
  };
}

function pod(now: number, name: string, reason?: string): LiveChild {
  return {
    group: '',
    kind: 'Pod',
    namespace: 'storefront',
    name,
    health: reason ? 'Degraded' : 'Healthy',
    healthMessage: reason && 'manifest unknown: ghcr.io/acme/storefront:2.9.0',
    info: [
      { name: 'Status Reason', value: reason ?? 'Running' },
      { name: 'Containers', value: reason ? '0/1' : '1/1' },
    ],
    createdAt: before(now, reason ? 45 : 266_000),
  };
}

/** Wave 0 of a nine-wave sync runs, or is stuck on an image that cannot be pulled, or all is over. */
export function timeline(
  now: number,
  kind: 'running' | 'stuck' | 'done',
): WaveTimeline {
  const over = kind === 'done';
  const main: WaveState = over ? 'done' : kind;
  const later: WaveState = over ? 'done' : 'waiting';
  const after = (from: number, to: number) => (over ? { from, to } : {});
  const waves = [
    wave(now, {
      phase: 'PreSync',
      wave: 0,
      state: 'done',
      from: 112,
      to: 74,
      resources: [{ kind: 'Job', name: 'db-migrate' }],
    }),
    wave(now, {
      wave: -100,
      state: 'done',
      from: 73,
      to: 72,
      resources: [{ kind: 'Namespace', name: 'storefront' }],
    }),
    wave(now, {
      wave: -90,
      state: 'done',
      from: 70,
      to: 69,
      resources: [{ kind: 'ServiceAccount', name: 'storefront' }],
    }),
    wave(now, {
      wave: -80,
      state: 'done',
      from: 67,
      to: 55,
      resources: [
        { kind: 'ExternalSecret', name: 'storefront-db', health: 'Healthy' },
      ],
    }),
    wave(now, {
      wave: -70,
      state: 'done',
      from: 53,
      to: 52,
      resources: [
        { kind: 'ConfigMap', name: 'storefront-config' },
        { kind: 'ConfigMap', name: 'storefront-flags' },
      ],
    }),
    wave(now, {
      wave: 0,
      state: main,
      from: 50,
      to: over ? 20 : undefined,
      usual: 70,
      resources: [
        {
          kind: 'Deployment',
          name: 'storefront',
          group: 'apps',
          health: over ? 'Healthy' : 'Progressing',
          ready: { count: over ? 3 : 1, of: 3 },
          images: ['ghcr.io/acme/storefront:2.9.0'],
          message: {
            running: '2 new pods are starting',
            stuck: '2 pods cannot pull the image',
            done: undefined,
          }[kind],
          children:
            kind === 'stuck'
              ? [
                  pod(now, 'storefront-7c9f6d-x2kqp', 'ImagePullBackOff'),
                  pod(now, 'storefront-7c9f6d-m8v4t', 'ImagePullBackOff'),
                  pod(now, 'storefront-5b8c77-rw9zn'),
                ]
              : undefined,
        },
        {
          kind: 'Deployment',
          name: 'storefront-worker',
          group: 'apps',
          state: 'done',
          health: 'Healthy',
          ready: { count: 2, of: 2 },
          images: ['ghcr.io/acme/storefront:2.9.0'],
          finishedAt: before(now, 19),
        },
      ],
    }),
    wave(now, {
      wave: 10,
      state: kind === 'stuck' ? 'blocked' : later,
      usual: 2,
      ...after(18, 16),
      resources: [{ kind: 'Service', name: 'storefront' }],
    }),
    wave(now, {
      wave: 20,
      state: kind === 'stuck' ? 'blocked' : later,
      usual: 6,
      ...after(14, 8),
      resources: [{ kind: 'HTTPRoute', name: 'storefront' }],
    }),
    wave(now, {
      phase: 'PostSync',
      wave: 0,
      state: kind === 'stuck' ? 'blocked' : later,
      usual: 25,
      ...after(6, 0),
      resources: [{ kind: 'Job', name: 'smoke-test' }],
    }),
  ];
  return {
    operationStartedAt: before(now, 112),
    waves,
    activeWave: over ? undefined : 5,
    doneWaves: waves.filter(w => w.state === 'done').length,
  };
}
