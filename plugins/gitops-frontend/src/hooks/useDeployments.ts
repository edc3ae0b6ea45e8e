import { useApi } from '@backstage/frontend-plugin-api';
import { Command, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { useRef } from 'react';
import { gitopsApiRef } from '../api/gitopsApiRef';
import { pollInterval } from './pollInterval';
import { useGitopsSignal } from './useGitopsSignal';
import { LiveQueryState, useLiveQuery } from './useLiveQuery';

const NO_COMMANDS: readonly Command[] = [];

/** The tab's data of one entity, kept fresh. */
export interface DeploymentsState {
  readonly overview: LiveQueryState<DeploymentsOverview>;
  readonly commands: readonly Command[];
  readonly signalsAvailable: boolean;
  /** Counts what the backend announced; a trigger for other queries. */
  readonly signalCount: number;
  readonly reload: () => Promise<void>;
}

/** Reads the overview and the commands of an entity and follows them by signals, with polling as a fallback. */
export function useDeployments(entityRef: string): DeploymentsState {
  const api = useApi(gitopsApiRef);
  const signal = useGitopsSignal(entityRef);
  const active = useRef<readonly Command[]>(NO_COMMANDS);
  const overview = useLiveQuery({
    key: entityRef,
    load: () => api.getDeployments(entityRef),
    trigger: signal.count,
    significant: value => ({ ...value, generatedAt: undefined }),
    intervalMs: value =>
      pollInterval(
        value?.environments.flatMap(e => e.deployments) ?? [],
        active.current,
      ),
  });
  const commands = useLiveQuery({
    key: entityRef,
    load: () => api.listCommands(entityRef),
    trigger: signal.count,
    intervalMs: value => pollInterval([], value ?? NO_COMMANDS),
    enabled: overview.value?.setup === 'ready',
  });
  active.current = commands.value ?? NO_COMMANDS;
  return {
    overview,
    commands: active.current,
    signalsAvailable: signal.available,
    signalCount: signal.count,
    reload: async () => {
      await Promise.all([overview.reload(), commands.reload()]);
    },
  };
}
