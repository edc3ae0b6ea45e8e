import { ApplicationConfig } from '../config/ApplicationConfig';
import { PromotedVersion } from '../kargo/PromotedVersion';
import { promotionTarget } from '../kargo/promotionTarget';
import { EnvironmentPlan } from './environmentPlan';

/**
 * An environment with the version that was promoted. A chart's takes the place of the config's; an image's tag stays what
 * the config says in the manifests, and the kustomization replaces it there.
 *
 * @internal
 */
export function promotedPlan(
  config: ApplicationConfig,
  plan: EnvironmentPlan,
  { promoted }: PromotedVersion,
): EnvironmentPlan {
  if (promotionTarget(config)?.of === 'chart') {
    return {
      ...plan,
      chartVersion: promoted,
      environment: { ...plan.environment, chartVersion: promoted },
      version: config.delivery?.type === 'chart' ? promoted : plan.version,
    };
  }
  return {
    ...plan,
    version: plan.image ? `${plan.image.repository}:${promoted}` : plan.version,
  };
}
