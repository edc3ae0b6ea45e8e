import { timeline } from '../../dev/fake/timelines';
import { barPlace } from './barPlace';
import { timelineScale } from './timelineScale';

const now = Date.parse('2026-01-01T12:00:00Z');

describe('timelineScale', () => {
  it('leaves room after now for what usually comes', () => {
    const scale = timelineScale({ timeline: timeline(now, 'running'), now })!;
    expect(scale.nowPercent).toBeGreaterThan(50);
    expect(scale.nowPercent).toBeLessThan(95);
    expect(scale.ticks.map(t => t.seconds)).toEqual([0, 60, 120]);
  });

  it('ends with the operation and has no now line after it', () => {
    const scale = timelineScale({
      timeline: timeline(now, 'done'),
      finishedAt: new Date(now).toISOString(),
      now: now + 3_600_000,
    })!;
    expect(scale.nowPercent).toBeUndefined();
    expect(scale.end).toBe(now);
  });

  it('has no axis while nothing has begun', () => {
    const whole = timeline(now, 'running');
    expect(
      timelineScale({
        timeline: { ...whole, operationStartedAt: undefined },
        now,
      }),
    ).toBeUndefined();
  });
});

describe('barPlace', () => {
  const scale = { start: 0, end: 100_000, ticks: [] };
  const at = (ms: number) => new Date(ms).toISOString();

  it.each([
    [
      'inside',
      { startedAt: at(10_000), finishedAt: at(30_000) },
      { left: 10, width: 20 },
    ],
    [
      'to now while it runs',
      { startedAt: at(50_000) },
      { left: 50, width: 25 },
    ],
    [
      'cut at the axis',
      { startedAt: at(-10_000), finishedAt: at(500_000) },
      { left: 0, width: 100 },
    ],
    ['nowhere without a time', {}, undefined],
  ])('stands %s', (_, item, place) => {
    expect(barPlace(scale, item, 75_000)).toEqual(place);
  });
});
