import { useApi } from '@backstage/frontend-plugin-api';
import { HistoryEntry } from '@slipway/plugin-gitops-common';
import { useEffect, useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { rollbackTargets } from './rollbackTargets';

const MOST_PAGES = 5;

/**
 * The versions to go back to, from the first page of the ledger; further pages are read only until `wantedId` is
 * among them.
 */
export function useRollbackTargets(
  entityRef: string,
  id: string,
  wantedId?: string,
): {
  readonly targets?: readonly HistoryEntry[];
  readonly error?: unknown;
} {
  const api = useApi(gitopsApiRef);
  const [state, setState] = useState<{
    readonly targets?: readonly HistoryEntry[];
    readonly error?: unknown;
  }>({});
  useEffect(() => {
    let stopped = false;
    const load = async () => {
      const items: HistoryEntry[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await api.getHistory(entityRef, id, { cursor });
        items.push(...answer.items);
        cursor = answer.nextCursor;
        if (!cursor || !wantedId || items.some(e => e.id === wantedId)) break;
      }
      const wanted = items.filter(e => e.id === wantedId);
      const others = rollbackTargets(items).filter(
        e => !wanted.some(w => w.version.revision === e.version.revision),
      );
      return [...wanted, ...others];
    };
    load().then(
      targets => !stopped && setState({ targets }),
      error => !stopped && setState({ error }),
    );
    return () => {
      stopped = true;
    };
  }, [api, entityRef, id, wantedId]);
  return state;
}
