import { formatDuration } from '../../format/formatDuration';
import { TimelineScale } from '../../timeline/timelineScale';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Timeline.module.css';

const CLOSE_PERCENT = 9;

/** Column heads and the axis; hidden from screen readers, where every row says its own. */
export function TimelineHead({ scale }: { readonly scale?: TimelineScale }) {
  const t = useTranslate();
  const nowAt = scale?.nowPercent;
  return (
    <div className={`${styles.grid} ${styles.head}`} aria-hidden="true">
      <span />
      <span className={styles.number}>{t('timeline.wave')}</span>
      <span>{t('timeline.resources')}</span>
      <span className={styles.stateCell}>{t('timeline.state')}</span>
      <span className={styles.axis}>
        {scale?.ticks
          .filter(
            tick =>
              tick.percent < 94 &&
              (nowAt === undefined ||
                Math.abs(tick.percent - nowAt) > CLOSE_PERCENT),
          )
          .map(tick => (
            <span
              key={tick.seconds}
              className={styles.axisLabel}
              style={{ left: `${tick.percent}%` }}
              data-first={tick.seconds === 0 ? '' : undefined}
            >
              {tick.seconds === 0 ? '0' : formatDuration(t, tick.seconds)}
            </span>
          ))}
        {nowAt !== undefined && (
          <span
            className={styles.axisLabel}
            data-now=""
            data-first={nowAt < 5 ? '' : undefined}
            style={{ left: `${nowAt}%` }}
          >
            {t('timeline.now')}
          </span>
        )}
      </span>
      <span className={styles.took}>{t('timeline.took')}</span>
      <span />
    </div>
  );
}
