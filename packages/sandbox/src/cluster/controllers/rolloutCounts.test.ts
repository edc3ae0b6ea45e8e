import { rolloutCounts, RolloutSet } from './rolloutCounts';

const set = (
  wanted: number,
  available = wanted,
  existing = wanted,
): RolloutSet => ({ wanted, available, existing });

describe('rolloutCounts', () => {
  it.each([
    {
      name: 'first roll-out',
      replicas: 3,
      next: set(0),
      old: [],
      counts: { next: 3, old: [] },
    },
    {
      name: 'one pod: the new one comes first',
      replicas: 1,
      next: set(0),
      old: [set(1)],
      counts: { next: 1, old: [1] },
    },
    {
      name: 'one pod: the old one goes when the new one serves',
      replicas: 1,
      next: set(1),
      old: [set(1)],
      counts: { next: 1, old: [0] },
    },
    {
      name: 'what does not serve goes first',
      replicas: 1,
      next: set(0),
      old: [set(1), set(1, 0)],
      counts: { next: 0, old: [1, 0] },
    },
    {
      name: 'four pods: a quarter more, a quarter fewer',
      replicas: 4,
      next: set(0),
      old: [set(4)],
      counts: { next: 1, old: [3] },
    },
    {
      name: 'a pod that is to go counts no more',
      replicas: 4,
      next: set(1, 0),
      old: [set(3, 4, 4)],
      counts: { next: 1, old: [3] },
    },
    {
      name: 'scaled down',
      replicas: 1,
      next: set(3),
      old: [],
      counts: { next: 1, old: [] },
    },
  ])('$name', ({ replicas, next, old, counts }) => {
    expect(
      rolloutCounts(
        { replicas, maxSurge: '25%', maxUnavailable: '25%' },
        next,
        old,
      ),
    ).toEqual(counts);
  });

  it('moves even when neither surge nor absence is allowed', () => {
    expect(
      rolloutCounts({ replicas: 2, maxSurge: 0, maxUnavailable: 0 }, set(0), [
        set(2),
      ]),
    ).toEqual({ next: 0, old: [1] });
  });
});
