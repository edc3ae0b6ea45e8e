import { planWaves } from '../plan/planWaves';
import {
  START,
  at,
  iso,
  pod,
  replicaSet,
  resource,
  result,
  running,
} from '../testing/liveObjects';
import { manifestOf } from '../testing/manifestOf';
import { LiveOperation } from '../types/LiveOperation';
import { waveProgress } from './waveProgress';

// Three waves: settings, web, gate.
const plan = planWaves(
  [
    manifestOf('v1/ConfigMap', 'settings', { wave: '-1' }),
    manifestOf('apps/v1/Deployment', 'web', { wave: '0' }),
    manifestOf('v1/Service', 'gate', { wave: '1' }),
  ],
  { defaultNamespace: 'shop' },
);
const unchanged = resource('ConfigMap', 'settings');
const gateWaits = resource('Service', 'gate', { sync: 'OutOfSync' });
const states = ({ waves }: ReturnType<typeof waveProgress>) =>
  waves.map(({ state }) => state);

describe('waveProgress', () => {
  it('waits when the operation has done nothing yet', () => {
    const timeline = waveProgress(
      plan,
      running([resource('Deployment', 'web', { sync: 'OutOfSync' })]),
      { now: at(1) },
    );
    expect(states(timeline)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(timeline.activeWave).toBeUndefined();
  });

  it('notices a change of an object that was there before, ahead of the report', () => {
    const before = waveProgress(
      plan,
      running([
        unchanged,
        resource('Deployment', 'web', { sync: 'OutOfSync', health: 'Healthy' }),
        gateWaits,
      ]),
      { now: at(2) },
    );
    const after = waveProgress(
      plan,
      running([
        unchanged,
        resource('Deployment', 'web', {
          health: 'Progressing',
          resourceVersion: '2',
        }),
        gateWaits,
      ]),
      { now: at(3), previous: before },
    );
    expect(states(after)).toEqual(['done', 'running', 'waiting']);
    expect(after.waves[1].startedAt).toBe(iso(3));
    expect(after.waitsFor).toEqual({
      phase: 'Sync',
      wave: 0,
      resources: ['Deployment/web'],
    });
    const later = waveProgress(
      plan,
      running([
        unchanged,
        resource('Deployment', 'web', {
          health: 'Progressing',
          resourceVersion: '3',
        }),
        gateWaits,
      ]),
      { now: at(9), previous: after },
    );
    expect(later.waves[1].startedAt).toBe(iso(3));
  });

  it('notices a new ReplicaSet without any call before', () => {
    const web = resource('Deployment', 'web', {
      health: 'Progressing',
      children: [replicaSet('web-a', 1), replicaSet('web-b', 2, iso(4))],
    });
    const timeline = waveProgress(plan, running([unchanged, web, gateWaits]), {
      now: at(5),
    });
    expect(states(timeline)).toEqual(['done', 'running', 'waiting']);
    expect(timeline.waves[1].startedAt).toBe(iso(4));
  });

  it('does not take over the times of another operation', () => {
    const web = resource('Deployment', 'web', {
      health: 'Progressing',
      createdAt: iso(1),
    });
    const previous = waveProgress(plan, running([unchanged, web]), {
      now: at(2),
    });
    const next = waveProgress(
      plan,
      { ...running([unchanged, web, gateWaits]), startedAt: iso(60) },
      { now: at(61), previous },
    );
    expect(next.waves[1].startedAt).toBeUndefined();
    expect(states(next)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('counts the pods of the new version, and says who serves', () => {
    const web = resource('Deployment', 'web', {
      health: 'Progressing',
      healthMessage:
        'Waiting for rollout to finish: 1 out of 3 new replicas have been updated...',
      children: [
        replicaSet('web-old', 1),
        replicaSet('web-new', 2, iso(4)),
        pod('web-old-1', true),
        pod('web-old-2', true),
        pod('web-new-1', false, 'ImagePullBackOff', {
          healthMessage: 'Back-off pulling image "web:2"',
        }),
      ],
    });
    const timeline = waveProgress(plan, running([unchanged, web, gateWaits]), {
      now: at(9),
    });
    expect(states(timeline)).toEqual(['done', 'stuck', 'blocked']);
    expect(timeline.waves[1].resources[0]).toMatchObject({
      state: 'stuck',
      ready: { count: 0, of: 1 },
      message:
        'Pod web-new-1: ImagePullBackOff: Back-off pulling image "web:2"; 2 pods of the version before still serve',
    });
    expect(timeline.activeWave).toBe(1);
  });

  it.each<[number, { usual?: number; limit?: number }, string]>([
    [200, {}, 'running'],
    [302, {}, 'stuck'],
    [61, { limit: 60 }, 'running'],
    [62, { limit: 60 }, 'stuck'],
    [40, { usual: 20 }, 'running'],
    [62, { usual: 20 }, 'stuck'],
    [20, { usual: 1 }, 'running'],
    [32, { usual: 1 }, 'stuck'],
  ])(
    'calls a wave after %d s with %j %s',
    (seconds, { usual, limit }, state) => {
      const web = resource('Deployment', 'web', {
        health: 'Progressing',
        createdAt: iso(1),
      });
      const timeline = waveProgress(plan, running([unchanged, web]), {
        now: at(seconds),
        usualSeconds: () => usual,
        stuckAfterSeconds: limit,
      });
      expect(timeline.waves[1].state).toBe(state);
    },
  );

  it('shows what failed, and what was never reached', () => {
    const timeline = waveProgress(plan, {
      phase: 'Failed',
      startedAt: START,
      finishedAt: iso(20),
      message: 'one or more objects failed to apply',
      results: [
        result('ConfigMap', 'settings', { hookPhase: 'Succeeded' }),
        result('Deployment', 'web', {
          status: 'SyncFailed',
          hookPhase: 'Failed',
          message: 'field is immutable',
        }),
      ],
      resources: [
        unchanged,
        resource('Deployment', 'web', { sync: 'OutOfSync', health: 'Healthy' }),
        gateWaits,
      ],
    });
    expect(states(timeline)).toEqual(['done', 'failed', 'skipped']);
    expect(timeline.waves[1].resources[0].message).toBe('field is immutable');
    expect(timeline.activeWave).toBeUndefined();
  });

  it('takes what an ended operation left unhealthy as failed', () => {
    const timeline = waveProgress(plan, {
      phase: 'Failed',
      startedAt: START,
      finishedAt: iso(20),
      message: 'Operation terminated',
      results: [result('Deployment', 'web')],
      resources: [
        unchanged,
        resource('Deployment', 'web', { health: 'Progressing' }),
        gateWaits,
      ],
    });
    expect(states(timeline)).toEqual(['done', 'failed', 'skipped']);
  });

  it('judges the last wave of a successful operation by health', () => {
    const finished = (health: string): LiveOperation => ({
      phase: 'Succeeded',
      startedAt: START,
      finishedAt: iso(20),
      results: [
        result('ConfigMap', 'settings'),
        result('Deployment', 'web'),
        result('Service', 'gate'),
      ],
      resources: [
        unchanged,
        resource('Deployment', 'web', { health: 'Healthy' }),
        resource('Service', 'gate', { health }),
      ],
    });
    expect(states(waveProgress(plan, finished('Healthy')))).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(states(waveProgress(plan, finished('Progressing')))).toEqual([
      'done',
      'done',
      'running',
    ]);
  });

  it('shows sync and health when there is no operation', () => {
    const timeline = waveProgress(plan, {
      results: [],
      resources: [
        unchanged,
        resource('Deployment', 'web', { health: 'Degraded' }),
        gateWaits,
      ],
    });
    expect(states(timeline)).toEqual(['done', 'failed', 'waiting']);
  });
});
