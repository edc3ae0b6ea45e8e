import { FastForwardClock } from './FastForwardClock';

const START = new Date('2026-01-05T08:00:00Z');
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);

describe('FastForwardClock', () => {
  it('stands still until it is moved', () => {
    const clock = new FastForwardClock(START);
    const calls: string[] = [];
    clock.after(2000, () => calls.push('two'));
    clock.after(1000, () => calls.push('one'));
    clock.after(5000, () => calls.push('five'));
    expect(clock.now()).toEqual(START);
    clock.moveTo(later(3));
    expect(clock.now()).toEqual(later(3));
    expect(calls).toEqual(['one', 'two']);
  });

  it('runs a timer that sets itself again once only, however far time moves', () => {
    const clock = new FastForwardClock(START);
    let calls = 0;
    const again = () => {
      calls += 1;
      clock.after(1000, again);
    };
    again();
    clock.moveTo(later(3600));
    expect(calls).toBe(2);
  });

  it('never moves back', () => {
    const clock = new FastForwardClock(later(10));
    clock.moveTo(START);
    expect(clock.now()).toEqual(later(10));
  });

  it('does not run what was cancelled, by another timer either', () => {
    const clock = new FastForwardClock(START);
    const calls: string[] = [];
    const cancel = clock.after(2000, () => calls.push('cancelled'));
    clock.after(1000, () => cancel());
    clock.moveTo(later(3));
    expect(calls).toEqual([]);
  });

  it('becomes the time of the machine, and runs at once what was due meanwhile', async () => {
    const clock = new FastForwardClock(START);
    const ran = new Promise<void>(resolve => clock.after(5000, resolve));
    const before = Date.now();
    clock.goLive();
    await ran;
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
