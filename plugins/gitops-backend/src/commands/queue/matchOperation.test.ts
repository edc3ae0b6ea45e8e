import { matchOperation } from './matchOperation';

const row = (requested: string | null, started: string | null = null) => ({
  operation_requested_at: requested && `2026-01-01T10:${requested}.000Z`,
  operation_started_at: started && `2026-01-01T10:${started}Z`,
});

describe('matchOperation', () => {
  const saw = row('00:00', '00:01');
  const asked = row('05:00');
  const never = row(null);

  it.each([
    ['the one that saw it start', '10:00:01Z', saw],
    ['the one that asked shortly before', '10:05:02Z', asked],
    ['a start in the same second as the request', '10:04:59Z', asked],
    ['nobody when it is long after', '10:09:00Z', undefined],
    ['nobody when it was before', '09:59:00Z', undefined],
    ['nobody near one that saw another start', '10:00:09Z', undefined],
  ])('finds %s', (_, time, expected) => {
    expect(matchOperation([asked, saw, never], `2026-01-01T${time}`)).toBe(
      expected,
    );
  });
});
