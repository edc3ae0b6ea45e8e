import { KeyedLock } from './KeyedLock';

describe('KeyedLock', () => {
  it('runs tasks of one key in turn, also after one that failed', async () => {
    const lock = new KeyedLock();
    const events: string[] = [];
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const first = lock.run('a', async () => {
      events.push('first begins');
      await held;
      events.push('first fails');
      throw new Error('no');
    });
    const second = lock.run('a', async () => events.push('second'));
    const other = lock.run('b', async () => events.push('other'));
    await other;
    expect(events).toEqual(['first begins', 'other']);
    release();
    await expect(first).rejects.toThrow('no');
    await second;
    expect(events).toEqual(['first begins', 'other', 'first fails', 'second']);
  });
});
