import { Manifest } from '@slipway/sync-waves';
import { appOfApps } from '../argocd/appOfApps';
import { rollingSyncSet } from '../argocd/rollingSyncSet';
import { Finding } from '../findings/Finding';
import { PlatformContext } from './PlatformContext';
import { PLATFORM_SETTINGS_PATH } from './platformSettingsPath';
import { promotedParents } from './promotedParents';

/** The parents, and what is wrong with them. */
export interface OrderParents {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/**
 * The parents that keep the order of applications, one for each environment that needs one.
 *
 * @internal
 */
export function orderParents(context: PlatformContext): OrderParents {
  const { destination, namespace, order, project, repository } = context;
  const { stages } = promotedParents(context);
  const kept = order.environments.flatMap(({ environment, parent, waves }) =>
    parent === undefined ? [] : [{ environment, parent, waves }],
  );
  if (kept.length > 0 && !repository) {
    return {
      manifests: [],
      findings: [
        {
          rule: 'platform-repository',
          level: 'error',
          path: PLATFORM_SETTINGS_PATH,
          message: `${kept[0].parent} reads the Applications from the GitOps repository, and its address is not known.`,
          fix: 'Set repository in config/platform.ts.',
        },
      ],
    };
  }
  return {
    manifests: kept.map(({ environment, parent, waves }) =>
      order.strategy === 'app-of-apps'
        ? appOfApps({
            name: parent,
            namespace,
            project,
            destination,
            repository: repository!,
            children: waves.flat(),
            stages: stages.get(parent),
          })
        : rollingSyncSet({
            name: parent,
            namespace,
            repository: repository!,
            environment,
            steps: waves,
          }),
    ),
    findings: [],
  };
}
