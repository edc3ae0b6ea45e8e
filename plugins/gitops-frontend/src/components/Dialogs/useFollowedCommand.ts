import { useApi } from '@backstage/frontend-plugin-api';
import { Command } from '@slipway/plugin-gitops-common';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useLiveQuery } from '../../hooks/useLiveQuery';
import { hasEnded } from '../Commands/shownCommands';

const FOLLOW_MS = 2_000;
const ENDED_MS = 60_000;

/** Follows a command from its acceptance; the newest that is known of it. */
export function useFollowedCommand(
  entityRef: string,
  accepted: Command | undefined,
): Command | undefined {
  const api = useApi(gitopsApiRef);
  const query = useLiveQuery({
    key: accepted?.id ?? '',
    load: () => api.getCommand(entityRef, accepted!.id),
    intervalMs: value => (value && hasEnded(value) ? ENDED_MS : FOLLOW_MS),
    enabled: accepted !== undefined,
  });
  return query.value ?? accepted;
}
