import { Translate } from '../../translation/useTranslate';
import { Promotion } from './promotionsOf';

/** The words of a promotion's menu item; the cluster is named where an environment has several. */
export function promotionWords(t: Translate, { target }: Promotion): string {
  const { deployment, environment } = target;
  return environment.deployments.length > 1
    ? t('action.promoteToCluster', {
        environment: environment.name,
        cluster: deployment.destination.cluster,
      })
    : t('action.promoteTo', { environment: environment.name });
}
