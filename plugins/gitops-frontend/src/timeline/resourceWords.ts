import { TimelineResource } from '@slipway/sync-waves';
import { healthLook } from '../components/Marks/healthLook';
import { Translate } from '../translation/useTranslate';

/** The state of a resource in words: its health with its pods, or where it stands in the operation. */
export function resourceWords(
  t: Translate,
  resource: TimelineResource,
): string {
  const ready =
    resource.ready &&
    t('timeline.ready', {
      done: `${resource.ready.count}`,
      of: `${resource.ready.of}`,
    });
  const words = {
    waiting: t('resourceState.waits'),
    blocked: t('resourceState.blocked'),
    running: t('resourceState.running'),
    stuck: t('resourceState.stuck'),
    failed: t('resourceState.failed'),
    skipped: t('resourceState.skipped'),
    done: t(resource.hook ? 'resourceState.done' : 'resourceState.applied'),
  };
  const live = ['done', 'running', 'stuck'].includes(resource.state);
  const word =
    live && resource.health && !resource.hook
      ? healthLook(t, resource.health).word
      : words[resource.state];
  return ready && live ? `${word}, ${ready}` : word;
}
