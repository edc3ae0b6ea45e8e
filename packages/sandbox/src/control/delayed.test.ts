import { IncomingMessage, ServerResponse } from 'node:http';
import { delayed } from './delayed';

describe('delayed', () => {
  const request = {} as IncomingMessage;
  const response = {} as ServerResponse;

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('waits as long as it is told for each request', () => {
    const handler = jest.fn();
    let wait = 50;
    const slow = delayed(handler, () => wait);
    slow(request, response);
    jest.advanceTimersByTime(49);
    expect(handler).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(handler).toHaveBeenCalledWith(request, response);

    wait = 0;
    slow(request, response);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('hands on at once when it is told nothing', () => {
    const handler = jest.fn();
    delayed(handler)(request, response);
    expect(handler).toHaveBeenCalledTimes(1);
  });
});
