import { planWaves } from '../plan/planWaves';
import {
  START,
  at,
  iso,
  key,
  resource,
  result,
  running,
} from '../testing/liveObjects';
import { manifestOf } from '../testing/manifestOf';
import { SyncPhase } from '../types/WavePlan';
import { waveProgress } from './waveProgress';

const hook = (phase: SyncPhase) => ({
  annotations: { 'argocd.argoproj.io/hook': phase },
});
const states = ({ waves }: ReturnType<typeof waveProgress>) =>
  waves.map(({ state }) => state);

describe('waveProgress with hooks and removals', () => {
  it('is done with the Namespace of CreateNamespace, whatever the report says', () => {
    const withNamespace = planWaves(
      [manifestOf('batch/v1/Job', 'migrate', hook('PreSync'))],
      { defaultNamespace: 'shop', createNamespace: 'shop' },
    );
    const timeline = waveProgress(
      withNamespace,
      running(
        [
          resource('Job', 'migrate', {
            createdAt: iso(1),
            health: 'Progressing',
          }),
        ],
        [result('Namespace', 'shop', { syncPhase: 'PreSync' })],
      ),
      { now: at(3) },
    );
    expect(
      timeline.waves[0].resources.map(({ name, state }) => [name, state]),
    ).toEqual([
      ['shop', 'done'],
      ['migrate', 'running'],
    ]);
  });

  it('follows a hook with a generated name, and the hooks of a failure', () => {
    const hooks = planWaves(
      [
        manifestOf('batch/v1/Job', '', {
          generateName: 'migrate-',
          ...hook('PreSync'),
        }),
        manifestOf('batch/v1/Job', 'alarm', hook('SyncFail')),
      ],
      { defaultNamespace: 'shop' },
    );
    const timeline = waveProgress(hooks, {
      phase: 'Failed',
      startedAt: START,
      finishedAt: iso(9),
      results: [
        result('Job', 'migrate-abc1234-presync-1', {
          syncPhase: 'PreSync',
          hookType: 'PreSync',
          hookPhase: 'Failed',
          message: 'Job has reached the specified backoff limit',
        }),
        result('Job', 'alarm', {
          syncPhase: 'SyncFail',
          hookType: 'SyncFail',
          hookPhase: 'Succeeded',
        }),
      ],
      resources: [],
    });
    expect(timeline.waves.map(({ phase, state }) => [phase, state])).toEqual([
      ['PreSync', 'failed'],
      ['SyncFail', 'done'],
    ]);
    expect(timeline.waves[0].resources[0].message).toContain('backoff limit');
  });

  it('is done with a removal when the object is gone', () => {
    const removal = planWaves([], {
      prune: [{ key: key('ConfigMap', 'old') }],
    });
    const old = resource('ConfigMap', 'old', { requiresPruning: true });
    expect(states(waveProgress(removal, running([old], [])))).toEqual([
      'waiting',
    ]);
    expect(
      states(
        waveProgress(
          removal,
          running([old], [result('ConfigMap', 'old', { status: 'Pruned' })]),
        ),
      ),
    ).toEqual(['running']);
    expect(states(waveProgress(removal, running([])))).toEqual(['done']);
  });
});
