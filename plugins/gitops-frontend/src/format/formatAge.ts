import { Translate } from '../translation/useTranslate';
import { splitDuration } from './splitDuration';

/** How long ago or ahead a moment is: `now`, `2 s ago`, `31 min ago`, `in 20 s`. One unit, because it moves. */
export function formatAge(t: Translate, at: string | number, now: number) {
  const seconds = (now - new Date(at).getTime()) / 1000;
  if (Math.abs(seconds) < 1) return t('time.now');
  const parts = splitDuration(Math.abs(seconds));
  let duration: string = t('time.seconds', { seconds: `${parts.seconds}` });
  if (parts.days) duration = t('time.days', { count: parts.days });
  else if (parts.hours) duration = t('time.hours', { hours: `${parts.hours}` });
  else if (parts.minutes) {
    duration = t('time.minutes', { minutes: `${parts.minutes}` });
  }
  return seconds < 0 ? t('time.in', { duration }) : t('time.ago', { duration });
}
