import { Progress } from './Progress';

describe('Progress', () => {
  let said: string;

  beforeEach(() => {
    said = '';
    jest.useFakeTimers();
  });

  afterEach(() => jest.useRealTimers());

  function progress(isTerminal: boolean): Progress {
    const err = (text: string) => {
      said += text;
    };
    return new Progress({ err, isTerminal }, 100, 'applications');
  }

  it('says nothing of what is done at once', () => {
    const quick = progress(true);
    quick.tell(50);
    quick.tell(100);
    quick.end();
    expect(said).toBe('');
  });

  it('writes one line over on a terminal, and takes it away', () => {
    const long = progress(true);
    jest.advanceTimersByTime(600);
    long.tell(10);
    long.tell(11);
    jest.advanceTimersByTime(100);
    long.tell(30);
    long.end();
    expect(said).toBe(
      '\r10 of 100 applications\r30 of 100 applications\r\u001b[K',
    );
  });

  it('writes a line at each tenth elsewhere', () => {
    const long = progress(false);
    jest.advanceTimersByTime(600);
    [5, 12, 13, 47, 100].forEach(done => long.tell(done));
    long.end();
    expect(said).toBe('12 of 100 applications\n47 of 100 applications\n');
  });
});
