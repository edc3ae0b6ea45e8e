import { LedgerEntry } from './LedgerStore';
import { usualSeconds } from './usualSeconds';

function entry(
  seconds: number,
  phase: LedgerEntry['phase'] = 'Succeeded',
): LedgerEntry {
  const startedAt = '2026-01-05T08:00:00.000Z';
  return {
    id: `e${seconds}`,
    deployment: { instance: 'main', namespace: 'argocd', name: 'shop' },
    startedAt,
    kind: 'sync',
    phase,
    version: { label: '1', revision: '1', images: [] },
    sources: [],
    by: 'x',
    automated: false,
    waves: [
      {
        phase: 'Sync',
        wave: 0,
        startedAt,
        finishedAt: new Date(
          Date.parse(startedAt) + seconds * 1000,
        ).toISOString(),
      },
      { phase: 'Sync', wave: 1, startedAt },
    ],
  };
}

describe('usualSeconds', () => {
  it.each([
    ['odd', [30, 10, 20], 20],
    ['even', [10, 20], 15],
    ['one', [7], 7],
  ])('is the median: %s', (_, durations, expected) => {
    const usual = usualSeconds(durations.map(seconds => entry(seconds)));
    expect(usual({ phase: 'Sync', wave: 0 })).toBe(expected);
  });

  it('knows nothing of waves that never ended, of failures, and of older than ten', () => {
    const usual = usualSeconds([
      entry(500, 'Failed'),
      ...Array.from({ length: 10 }, () => entry(10)),
      ...Array.from({ length: 20 }, () => entry(900)),
    ]);
    expect(usual({ phase: 'Sync', wave: 0 })).toBe(10);
    expect(usual({ phase: 'Sync', wave: 1 })).toBeUndefined();
    expect(usual({ phase: 'PreSync', wave: 0 })).toBeUndefined();
  });
});
