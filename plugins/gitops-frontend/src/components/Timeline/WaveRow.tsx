import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { TimelineWave } from '@slipway/sync-waves';
import { VisuallyHidden } from '@backstage/ui';
import { useId } from 'react';
import { formatDuration } from '../../format/formatDuration';
import { formatWave } from '../../format/formatWave';
import { secondsBetween } from '../../format/secondsBetween';
import { resourcesSummary } from '../../timeline/resourcesSummary';
import { TimelineScale } from '../../timeline/timelineScale';
import { waveWords } from '../../timeline/waveWords';
import { useTranslate } from '../../translation/useTranslate';
import { WaveIcon } from '../Marks/WaveIcon';
import { ResourceRow } from './ResourceRow';
import { TimeTrack } from './TimeTrack';
import styles from './Timeline.module.css';

/** One wave: a button that opens its resources. */
export function WaveRow(props: {
  readonly waves: readonly TimelineWave[];
  readonly index: number;
  readonly scale?: TimelineScale;
  readonly now: number;
  /** True from the active wave to the end of the operation's last one. */
  readonly active: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTranslate();
  const id = useId();
  const { waves, index, scale, now, open } = props;
  const wave = waves[index];
  const words = waveWords(t, waves, index);
  const took = wave.startedAt
    ? formatDuration(t, secondsBetween(wave.startedAt, wave.finishedAt, now))
    : t('timeline.none');
  const summary = resourcesSummary(t, wave);
  const name = [
    t('timeline.waveNumber', { wave: formatWave(wave.wave) }),
    words,
    summary,
    ...(wave.startedAt ? [took] : []),
  ].join(', ');
  return (
    <li
      className={styles.wave}
      data-active={props.active ? '' : undefined}
      data-state={wave.state}
    >
      <button
        type="button"
        className={`${styles.grid} ${styles.trigger}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={props.onToggle}
      >
        <WaveIcon state={wave.state} />
        <span className={`${styles.number} ${styles.bold}`} aria-hidden="true">
          {formatWave(wave.wave)}
        </span>
        <span className={styles.name} aria-hidden="true">
          {summary}
          {wave.usualSeconds !== undefined && open && (
            <span className={styles.note}>
              {', '}
              {t('timeline.usually', {
                duration: formatDuration(t, wave.usualSeconds),
              })}
            </span>
          )}
        </span>
        <span
          className={styles.stateCell}
          aria-hidden="true"
          data-strong={strong(wave) ? '' : undefined}
        >
          {words}
        </span>
        <TimeTrack scale={scale} now={now} item={wave} />
        <span className={styles.took} aria-hidden="true">
          {took}
        </span>
        <span className={styles.chevron} aria-hidden="true">
          {open ? <RiArrowUpSLine size={16} /> : <RiArrowDownSLine size={16} />}
        </span>
        <VisuallyHidden>{name}</VisuallyHidden>
      </button>
      {open && (
        <ul id={id} className={styles.resources}>
          {wave.resources.map(resource => (
            <ResourceRow
              key={`${resource.group}/${resource.kind}/${resource.namespace}/${resource.name}`}
              resource={resource}
              scale={scale}
              now={now}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function strong({ state }: TimelineWave): boolean {
  return ['running', 'stuck', 'blocked', 'failed'].includes(state);
}
