import { ApplicationConfig } from '../config/ApplicationConfig';
import { KargoPromotion } from './PromotionConfig';

/**
 * The environments that a stage takes versions from: those the config names, else the one before it. None: from the
 * warehouse itself.
 *
 * @internal
 */
export function stageSources(
  { environments }: Pick<ApplicationConfig, 'environments'>,
  kargo: KargoPromotion,
  environment: string,
): readonly string[] {
  const names = Object.keys(environments);
  const before = names[names.indexOf(environment) - 1];
  return (
    kargo.stages?.[environment]?.after ?? (before === undefined ? [] : [before])
  );
}
