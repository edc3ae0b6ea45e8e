import { ApplicationConfig } from '../config/ApplicationConfig';
import { deployedVersionOf } from '../config/deployedVersionOf';
import { GenerationRecord } from '../package/generationRecord';
import { currentPromotion } from './currentPromotion';

/**
 * The config as it runs: environments whose version Kargo has promoted since have that one.
 *
 * @param records - what the environments were made from, by environment; those without one have nothing promoted
 * @public
 */
export function withPromotedVersions(
  config: ApplicationConfig,
  records: Readonly<
    Record<string, Pick<GenerationRecord, 'mode' | 'promotion'> | undefined>
  >,
): ApplicationConfig {
  const changed = Object.entries(config.environments).flatMap(
    ([name, environment]) => {
      const record = Object.hasOwn(records, name) ? records[name] : undefined;
      const current =
        record && currentPromotion(config, name, record.mode, record.promotion);
      if (!current || current.promoted === current.configured) {
        return [];
      }
      const { promoted } = current;
      return [
        [
          name,
          deployedVersionOf(config, name).of === 'chart'
            ? { ...environment, chartVersion: promoted }
            : {
                ...environment,
                image: { ...environment.image, tag: promoted },
              },
        ] as const,
      ];
    },
  );
  return changed.length === 0
    ? config
    : {
        ...config,
        environments: {
          ...config.environments,
          ...Object.fromEntries(changed),
        },
      };
}
