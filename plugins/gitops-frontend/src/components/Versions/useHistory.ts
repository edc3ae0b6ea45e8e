import { useApi } from '@backstage/frontend-plugin-api';
import { HistoryEntry } from '@slipway/plugin-gitops-common';
import { useCallback, useEffect, useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';

interface State {
  readonly key?: string;
  readonly items?: readonly HistoryEntry[];
  readonly nextCursor?: string;
  readonly error?: unknown;
  readonly loadingMore?: boolean;
}

/** The ledger of one deployment, page by page; a trigger brings its first page up to date and keeps the others. */
export function useHistory(options: {
  readonly entityRef: string;
  readonly id: string;
  readonly trigger: unknown;
}) {
  const api = useApi(gitopsApiRef);
  const { entityRef, id, trigger } = options;
  const key = `${entityRef} ${id}`;
  const [state, setState] = useState<State>({});

  const reload = useCallback(() => {
    let stopped = false;
    api.getHistory(entityRef, id).then(
      page => {
        if (stopped) return;
        setState(old => {
          if (old.key !== key || !old.items) {
            return { key, items: page.items, nextCursor: page.nextCursor };
          }
          const fresh = new Set(page.items.map(entry => entry.id));
          const kept = old.items.filter(entry => !fresh.has(entry.id));
          return { ...old, items: [...page.items, ...kept], error: undefined };
        });
      },
      error =>
        !stopped &&
        setState(old => (old.key === key ? { ...old, error } : { key, error })),
    );
    return () => {
      stopped = true;
    };
  }, [api, entityRef, id, key]);

  useEffect(() => reload(), [reload, trigger]);

  const loadMore = useCallback(async () => {
    setState(old => ({ ...old, loadingMore: true, error: undefined }));
    try {
      const page = await api.getHistory(entityRef, id, {
        cursor: state.nextCursor,
      });
      setState(old => {
        if (old.key !== key) return old;
        const known = new Set(old.items?.map(entry => entry.id));
        return {
          key,
          items: [
            ...(old.items ?? []),
            ...page.items.filter(entry => !known.has(entry.id)),
          ],
          nextCursor: page.nextCursor,
        };
      });
    } catch (error) {
      setState(old =>
        old.key === key ? { ...old, error, loadingMore: false } : old,
      );
    }
  }, [api, entityRef, id, key, state.nextCursor]);

  const current = state.key === key ? state : {};
  return {
    items: current.items,
    error: current.error,
    hasMore: current.nextCursor !== undefined,
    loadingMore: current.loadingMore ?? false,
    loadMore,
    reload,
  };
}
