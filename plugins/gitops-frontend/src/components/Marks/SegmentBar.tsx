import { WaveSegment } from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Marks.module.css';

/** One segment a wave, phases set apart; a sentence says the same. */
export function SegmentBar({
  waves,
}: {
  readonly waves: readonly WaveSegment[];
}) {
  const t = useTranslate();
  const done = waves.filter(w => w.state === 'done').length;
  return (
    <span
      role="img"
      className={styles.segments}
      aria-label={t('environments.segments', {
        done: `${done}`,
        all: `${waves.length}`,
      })}
    >
      {waves.map((wave, index) => (
        <span
          key={`${wave.phase} ${wave.wave}`}
          className={styles.segment}
          data-state={wave.state}
          data-gap={
            index > 0 && waves[index - 1].phase !== wave.phase ? '' : undefined
          }
        />
      ))}
    </span>
  );
}
