import { matchOperation, SeenOperation } from './matchOperation';

const row = (
  id: string,
  kind: string,
  requested: string | null,
  started: string | null = null,
) => ({
  id,
  kind,
  operation_requested_at: requested && `2026-01-01T10:${requested}.000Z`,
  operation_started_at: started && `2026-01-01T10:${started}Z`,
});

describe('matchOperation', () => {
  const saw = row('saw', 'sync', '00:00', '00:01');
  const asked = row('asked', 'sync', '05:00');
  const back = row('back', 'rollback', '05:00');
  const never = row('never', 'sync', null);
  const rows = [back, asked, saw, never];
  const sync = (claimed?: string): Omit<SeenOperation, 'startedAt'> => ({
    kind: 'sync',
    claimed,
  });
  const rollback = { kind: 'rollback' } as const;

  it.each([
    ['the one that saw it start', '10:00:01Z', sync(), saw],
    ['the one that it names', '10:05:02Z', sync('asked'), asked],
    [
      'the one that it names, whatever the clocks say',
      '12:00:00Z',
      sync('asked'),
      asked,
    ],
    ['nobody when it names none', '10:05:02Z', sync(), undefined],
    [
      'nobody when it names one that is not ours',
      '10:05:02Z',
      sync('x'),
      undefined,
    ],
    [
      'nobody when it names one whose operation is known',
      '10:05:02Z',
      sync('saw'),
      undefined,
    ],
    [
      'nobody when it names one that never asked',
      '10:05:02Z',
      sync('never'),
      undefined,
    ],
    [
      'the rollback that was asked for shortly before',
      '10:05:02Z',
      rollback,
      back,
    ],
    ['a start in the same second as the request', '10:04:59Z', rollback, back],
    ['nobody when a rollback is long after', '10:09:00Z', rollback, undefined],
    ['nobody when a rollback was before', '09:59:00Z', rollback, undefined],
  ])('finds %s', (_, time, seen, expected) => {
    expect(
      matchOperation(rows, { ...seen, startedAt: `2026-01-01T${time}` }),
    ).toBe(expected);
  });
});
