import { TimelineWave } from '@slipway/sync-waves';
import { pluralKind } from '../format/pluralKind';
import { Translate } from '../translation/useTranslate';

/** What a wave holds, in one line: `Job/db-migrate`, `2 Deployments`, `Service, HTTPRoute`, `7 resources`. */
export function resourcesSummary(t: Translate, wave: TimelineWave): string {
  const { resources } = wave;
  if (resources.length === 1) {
    return `${resources[0].kind}/${resources[0].name}`;
  }
  const kinds = new Map<string, number>();
  for (const { kind } of resources) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (kinds.size > 3) {
    return t('timeline.resourceCount', { count: resources.length });
  }
  return [...kinds]
    .map(([kind, count]) =>
      count === 1
        ? kind
        : t('timeline.ofKind', { number: `${count}`, kind: pluralKind(kind) }),
    )
    .join(', ');
}
