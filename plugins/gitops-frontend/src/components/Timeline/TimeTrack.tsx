import { WaveState } from '@slipway/sync-waves';
import { barPlace } from '../../timeline/barPlace';
import { TimelineScale } from '../../timeline/timelineScale';
import styles from './Timeline.module.css';

/** One cell of the time column: hairline ticks, the now line and a bar. It repeats the text and says nothing itself. */
export function TimeTrack(props: {
  readonly scale?: TimelineScale;
  readonly now: number;
  readonly item?: {
    readonly startedAt?: string;
    readonly finishedAt?: string;
    readonly state: WaveState;
    readonly usualSeconds?: number;
  };
  readonly thin?: boolean;
}) {
  const { scale, item, now } = props;
  const bar = item && barPlace(scale, item, now);
  const running = item?.state === 'running' || item?.state === 'stuck';
  const usual =
    scale && item?.usualSeconds && item.startedAt && running
      ? barPlace(
          scale,
          {
            startedAt: item.startedAt,
            finishedAt: new Date(
              new Date(item.startedAt).getTime() + item.usualSeconds * 1000,
            ).toISOString(),
          },
          now,
        )
      : undefined;
  return (
    <span className={styles.track} aria-hidden="true">
      {scale?.ticks.map(tick => (
        <span
          key={tick.seconds}
          className={styles.tick}
          style={{ left: `${tick.percent}%` }}
        />
      ))}
      {scale?.nowPercent !== undefined && (
        <span
          className={styles.nowLine}
          style={{ left: `${scale.nowPercent}%` }}
        />
      )}
      {usual && (
        <span
          className={styles.usual}
          style={{ left: `${usual.left}%`, width: `${usual.width}%` }}
        />
      )}
      {bar && (
        <span
          className={styles.bar}
          data-state={item.state}
          data-thin={props.thin ? '' : undefined}
          style={{ left: `${bar.left}%`, width: `max(4px, ${bar.width}%)` }}
        />
      )}
    </span>
  );
}
