import { ManualClock } from '../ManualClock';
import { DueTimers } from './DueTimers';

describe('DueTimers', () => {
  it('keeps the soonest of a name', () => {
    const clock = new ManualClock();
    const timers = new DueTimers(clock);
    const calls: string[] = [];
    timers.set('pod', 1_000, () => calls.push('late'));
    timers.set('pod', 500, () => calls.push('soon'));
    timers.set('pod', 800, () => calls.push('later'));
    clock.advance(499);
    expect(calls).toEqual([]);
    clock.advance(1_000);
    expect(calls).toEqual(['soon']);
  });

  it('can be set again once it was called', () => {
    const clock = new ManualClock();
    const timers = new DueTimers(clock);
    const calls: number[] = [];
    timers.set('pod', -5, () => calls.push(1));
    clock.advance(0);
    timers.set('pod', 5, () => calls.push(2));
    clock.advance(5);
    expect(calls).toEqual([1, 2]);
  });

  it('calls nothing after it was cleared', () => {
    const clock = new ManualClock();
    const timers = new DueTimers(clock);
    const calls: number[] = [];
    timers.set('pod', 5, () => calls.push(1));
    timers.clear();
    clock.advance(10);
    expect(calls).toEqual([]);
  });
});
