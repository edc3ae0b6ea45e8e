import { useCallback, useEffect, useRef, useState } from 'react';

/** What {@link useLiveQuery} reads and how often. */
export interface LiveQueryOptions<T> {
  /** Another key is another question: the old answer is dropped. */
  readonly key: string;
  readonly load: () => Promise<T>;
  /** Milliseconds until the next try, by the last answer. */
  readonly intervalMs: (value: T | undefined) => number;
  /** A value that changes when the backend says that something changed. */
  readonly trigger?: unknown;
  /** The part of an answer whose change counts. @default the whole answer */
  readonly significant?: (value: T) => unknown;
  /** @default true */
  readonly enabled?: boolean;
}

/** The newest answer, kept while a later try fails. */
export interface LiveQueryState<T> {
  readonly value?: T;
  /** Of the last try; cleared by the next good answer. */
  readonly error?: unknown;
  readonly loading: boolean;
  /** When an answer last differed from the one before, in milliseconds. */
  readonly changedAt?: number;
  /** When the last good answer came, in milliseconds. */
  readonly loadedAt?: number;
  readonly reload: () => Promise<void>;
}

interface Answer<T> {
  readonly key: string;
  readonly value?: T;
  readonly error?: unknown;
  readonly fingerprint?: string;
  readonly changedAt?: number;
  readonly loadedAt?: number;
}

/**
 * Reads again and again: at once on a new key or trigger, then by the interval, never while the page is hidden, and
 * never two at a time.
 */
export function useLiveQuery<T>(
  options: LiveQueryOptions<T>,
): LiveQueryState<T> {
  const { key, trigger, enabled = true } = options;
  const latest = useRef(options);
  latest.current = options;
  const [answer, setAnswer] = useState<Answer<T>>({ key });
  const running = useRef<{ key: string; promise: Promise<void> }>();

  const reload = useCallback((): Promise<void> => {
    const asked = latest.current.key;
    if (running.current?.key === asked) return running.current.promise;
    const promise = latest.current
      .load()
      .then(
        value => {
          if (latest.current.key !== asked) return;
          const { significant = (v: T): unknown => v } = latest.current;
          const fingerprint = JSON.stringify(significant(value));
          const at = Date.now();
          setAnswer(previous => {
            const same =
              previous.key === asked && previous.fingerprint === fingerprint;
            return {
              key: asked,
              value,
              fingerprint,
              loadedAt: at,
              changedAt: same ? previous.changedAt : at,
            };
          });
        },
        error => {
          if (latest.current.key !== asked) return;
          setAnswer(previous =>
            previous.key === asked
              ? { ...previous, error }
              : { key: asked, error },
          );
        },
      )
      .finally(() => {
        if (running.current?.promise === promise) running.current = undefined;
      });
    running.current = { key: asked, promise };
    return promise;
  }, []);

  useEffect(() => {
    if (enabled) reload();
  }, [key, trigger, enabled, reload]);

  const current = answer.key === key ? answer : { key };
  useEffect(() => {
    if (!enabled) return undefined;
    const delay = latest.current.intervalMs(answer.value);
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') reload();
    }, delay);
    const onVisible = () => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [answer, enabled, reload]);

  return {
    value: current.value,
    error: current.error,
    changedAt: current.changedAt,
    loadedAt: current.loadedAt,
    loading: current.value === undefined && current.error === undefined,
    reload,
  };
}
