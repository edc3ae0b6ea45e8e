import { planWaves } from '../plan/planWaves';
import { readRecording } from '../testing/readRecording';
import { WaveTimeline } from '../types/WaveTimeline';
import { waveProgress } from './waveProgress';

describe('waveProgress on a recorded first sync', () => {
  const { manifests, samples, createdAt } = readRecording('first-sync');
  const plan = planWaves(manifests, {
    defaultNamespace: 'timeline-slow',
    createNamespace: 'timeline-slow',
  });
  const timelines: WaveTimeline[] = [];
  for (const { at, live } of samples) {
    timelines.push(
      waveProgress(plan, live, { now: at, previous: timelines.at(-1) }),
    );
  }
  const last = timelines.at(-1)!;

  it('plans the waves that ran', () => {
    expect(
      plan.waves.map(({ phase, wave, resources }) => [
        phase,
        wave,
        resources.map(({ kind, name }) => `${kind}/${name}`),
      ]),
    ).toEqual([
      ['PreSync', 0, ['Namespace/timeline-slow', 'Job/migrate']],
      ['Sync', -90, ['ServiceAccount/shop']],
      ['Sync', -70, ['ConfigMap/settings']],
      ['Sync', 0, ['Deployment/web', 'Deployment/worker']],
      ['Sync', 10, ['Service/web']],
      ['PostSync', 0, ['Job/smoke']],
    ]);
    expect(plan.minimumSeconds).toBe(10);
  });

  it.each(
    plan.waves.map((wave, index) => [`${wave.phase} ${wave.wave}`, index]),
  )('starts %s within 1.5 s of its first object', (_, index) => {
    const first = Math.min(
      ...plan.waves[index as number].resources
        .map(({ kind, name }) => createdAt.get(`${kind}/${name}`))
        .flatMap(time => (time === undefined ? [] : Date.parse(time))),
    );
    const told = Date.parse(last.waves[index as number].startedAt!);
    expect(Math.abs(told - first)).toBeLessThan(1500);
    const shownAt = samples.findIndex(
      (_sample, n) =>
        !['waiting', 'blocked'].includes(
          timelines[n].waves[index as number].state,
        ),
    );
    expect(samples[shownAt].at.getTime() - first).toBeLessThan(1500);
  });

  it('goes from wave to wave and never back', () => {
    const order = ['waiting', 'running', 'done'];
    for (let n = 1; n < timelines.length; n++) {
      timelines[n].waves.forEach((wave, index) => {
        const before = timelines[n - 1].waves[index];
        expect(order.indexOf(wave.state)).toBeGreaterThanOrEqual(
          order.indexOf(before.state),
        );
        expect(wave.startedAt).toEqual(before.startedAt ?? wave.startedAt);
      });
      const begun = timelines[n].waves.map(({ state }) => state !== 'waiting');
      expect(begun).toEqual([...begun].sort((a, b) => Number(b) - Number(a)));
    }
  });

  it('never says that a finished operation runs', () => {
    expect(samples.at(-1)!.live.phase).toBe('Succeeded');
    expect(last.waves.map(({ state }) => state)).toEqual(
      plan.waves.map(() => 'done'),
    );
    expect(last.activeWave).toBeUndefined();
    expect(last.waitsFor).toBeUndefined();
    expect(last.doneWaves).toBe(6);
  });

  it('says the same of the finished operation without the calls before', () => {
    const { live, at } = samples.at(-1)!;
    const alone = waveProgress(plan, live, { now: at });
    const starts = ({ waves }: WaveTimeline) =>
      waves.map(({ startedAt }) => Date.parse(startedAt!));
    expect(starts(alone)).toEqual(starts(last));
    expect(alone.doneWaves).toBe(6);
  });

  it('counts the pods of the Deployment that is waited for', () => {
    const waiting = timelines.filter(
      ({ waitsFor }) => waitsFor?.phase === 'Sync' && waitsFor.wave === 0,
    );
    expect(waiting.length).toBeGreaterThan(0);
    expect(
      new Set(
        waiting.map(
          ({ waves }) =>
            waves[3].resources.find(({ name }) => name === 'web')?.ready?.of,
        ),
      ),
    ).toContain(3);
    expect(last.waves[3].resources[0].ready).toEqual({ count: 3, of: 3 });
  });
});
