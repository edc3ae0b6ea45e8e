import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useState } from 'react';

/** What the backend sends on the channel `gitops`. */
interface GitopsSignal {
  readonly entityRef: string;
  readonly [field: string]: string;
}

/** Counts the backend's messages about one entity; `available` is false where the app has no signals. */
export function useGitopsSignal(entityRef: string): {
  readonly count: number;
  readonly available: boolean;
} {
  const { lastSignal, isSignalsAvailable } = useSignal<GitopsSignal>('gitops');
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (lastSignal?.entityRef === entityRef) setCount(n => n + 1);
  }, [lastSignal, entityRef]);
  return { count, available: isSignalsAvailable };
}
