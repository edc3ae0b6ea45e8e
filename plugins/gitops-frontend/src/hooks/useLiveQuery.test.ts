import { act, renderHook, waitFor } from '@testing-library/react';
import { useLiveQuery } from './useLiveQuery';

function setVisible(visible: boolean) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: visible ? 'visible' : 'hidden',
  });
}

describe('useLiveQuery', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    setVisible(true);
  });

  afterEach(() => {
    jest.useRealTimers();
    setVisible(true);
  });

  const show = (load: () => Promise<string>, key = 'a') =>
    renderHook(
      (props: { key: string; trigger?: number }) =>
        useLiveQuery({ ...props, load, intervalMs: () => 2_000 }),
      { initialProps: { key } as { key: string; trigger?: number } },
    );

  it('asks again by the interval, and not while the page is hidden', async () => {
    const load = jest.fn(async () => 'one');
    const { result } = show(load);
    await waitFor(() => expect(result.current.value).toBe('one'));
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(load).toHaveBeenCalledTimes(2);
    setVisible(false);
    await act(() => jest.advanceTimersByTimeAsync(20_000));
    expect(load).toHaveBeenCalledTimes(2);
    setVisible(true);
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('keeps the last answer beside a later error and tells when it changed', async () => {
    const load = jest.fn(async () => 'one');
    const { result } = show(load);
    await waitFor(() => expect(result.current.value).toBe('one'));
    const { changedAt } = result.current;
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(result.current.changedAt).toBe(changedAt);
    load.mockRejectedValueOnce(new Error('lost'));
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(result.current).toMatchObject({
      value: 'one',
      error: new Error('lost'),
    });
    load.mockResolvedValueOnce('two');
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(result.current).toMatchObject({ value: 'two', error: undefined });
    expect(result.current.changedAt).toBeGreaterThan(changedAt!);
  });

  it('drops the old answer with a new key and reads at once on a trigger', async () => {
    const load = jest.fn(async () => 'one');
    const { result, rerender } = show(load);
    await waitFor(() => expect(result.current.value).toBe('one'));
    load.mockResolvedValue('two');
    rerender({ key: 'b' });
    expect(result.current.value).toBeUndefined();
    await waitFor(() => expect(result.current.value).toBe('two'));
    rerender({ key: 'b', trigger: 1 });
    await waitFor(() => expect(load).toHaveBeenCalledTimes(3));
  });
});
