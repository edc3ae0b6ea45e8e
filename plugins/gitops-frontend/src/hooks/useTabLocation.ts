import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the address of the tab keeps. */
export interface TabLocation {
  readonly view: 'environments' | 'versions';
  readonly environment?: string;
  readonly deployment?: string;
  readonly setView: (view: 'environments' | 'versions') => void;
  /** `deployment` is written only where an environment has several. */
  readonly select: (named: {
    readonly environment: string;
    readonly deployment?: string;
  }) => void;
}

/** Reads and writes the view and the selection in the address, so that a link shows the same thing. */
export function useTabLocation(): TabLocation {
  const [params, setParams] = useSearchParams();
  const setView = useCallback(
    (view: 'environments' | 'versions') =>
      setParams(old => {
        const next = new URLSearchParams(old);
        if (view === 'versions') next.set('view', view);
        else next.delete('view');
        return next;
      }),
    [setParams],
  );
  const select = useCallback(
    (named: { readonly environment: string; readonly deployment?: string }) =>
      setParams(
        old => {
          const next = new URLSearchParams(old);
          next.set('environment', named.environment);
          if (named.deployment) next.set('deployment', named.deployment);
          else next.delete('deployment');
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    view: params.get('view') === 'versions' ? 'versions' : 'environments',
    environment: params.get('environment') ?? undefined,
    deployment: params.get('deployment') ?? undefined,
    setView,
    select,
  };
}
