import { Translate } from '../translation/useTranslate';
import { splitDuration } from './splitDuration';

/** Below this a figure would be false: Argo CD's own report is two seconds late. */
const EXACT_FROM_SECONDS = 3;

/** `38 s`, `1 min 52 s`, `3 h 40 min`, `9 days`; `under 3 s` where an exact figure would be false. */
export function formatDuration(t: Translate, seconds: number): string {
  const { days, hours, minutes, seconds: rest } = splitDuration(seconds);
  if (days > 0) return t('time.days', { count: days });
  if (hours > 0) {
    return minutes
      ? t('time.hoursMinutes', { hours: `${hours}`, minutes: `${minutes}` })
      : t('time.hours', { hours: `${hours}` });
  }
  if (minutes > 0) {
    return rest
      ? t('time.minutesSeconds', { minutes: `${minutes}`, seconds: `${rest}` })
      : t('time.minutes', { minutes: `${minutes}` });
  }
  return rest < EXACT_FROM_SECONDS
    ? t('time.under', { seconds: `${EXACT_FROM_SECONDS}` })
    : t('time.seconds', { seconds: `${rest}` });
}
