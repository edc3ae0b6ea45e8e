import { runSteps } from './runSteps';
import { runStepsInSlices } from './runStepsInSlices';
import { Steps } from './Steps';

function* count(to: number, seen: number[] = []): Steps<string> {
  for (let step = 1; step <= to; step++) {
    seen.push(step);
    yield;
  }
  return `${to} steps`;
}

function* fail(): Steps<string> {
  yield;
  throw new Error('the second step failed');
}

describe('runSteps', () => {
  it('gives what the steps give', () => {
    expect(runSteps(count(3))).toBe('3 steps');
    expect(runSteps(count(0))).toBe('0 steps');
    expect(() => runSteps(fail())).toThrow('the second step failed');
  });
});

describe('runStepsInSlices', () => {
  it('gives what the steps give', async () => {
    expect(await runStepsInSlices(count(3))).toBe('3 steps');
    await expect(runStepsInSlices(fail())).rejects.toThrow(
      'the second step failed',
    );
  });

  it('lets others have their turn between two slices', async () => {
    const seen: number[] = [];
    const running = runStepsInSlices(count(1000, seen), { milliseconds: 0 });
    await new Promise(resolve => {
      setTimeout(resolve, 0);
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(1000);
    await running;
    expect(seen).toHaveLength(1000);
  });

  it('stops when it is told to', async () => {
    const seen: number[] = [];
    const controller = new AbortController();
    const running = runStepsInSlices(count(1_000_000, seen), {
      milliseconds: 0,
      signal: controller.signal,
    });
    controller.abort(new Error('nobody waits for it'));
    await expect(running).rejects.toThrow('nobody waits for it');
    expect(seen.length).toBeLessThan(10);
  });
});
