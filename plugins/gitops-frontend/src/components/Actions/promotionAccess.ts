import { ActionAccess } from '@slipway/plugin-gitops-common';
import { Translate } from '../../translation/useTranslate';
import { actionAccess } from './actionAccess';
import { Promotion } from './promotionsOf';

/** Whether a version may be promoted: its source has to be healthy, and the target open to a deploy. */
export function promotionAccess(
  t: Translate,
  { source, target, version }: Promotion,
): ActionAccess {
  const { health } = source.deployment;
  return health === 'Healthy'
    ? actionAccess(t, target.deployment, 'promote')
    : {
        allowed: false,
        reason: t('action.notHealthy', {
          version,
          health,
          environment: source.environment.name,
        }),
      };
}
