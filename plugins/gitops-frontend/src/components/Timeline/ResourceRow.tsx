import { TimelineResource } from '@slipway/sync-waves';
import { formatDuration } from '../../format/formatDuration';
import { secondsBetween } from '../../format/secondsBetween';
import { shortImage } from '../../format/shortImage';
import { resourceWords } from '../../timeline/resourceWords';
import { TimelineScale } from '../../timeline/timelineScale';
import { useTranslate } from '../../translation/useTranslate';
import { WaveIcon } from '../Marks/WaveIcon';
import { ChildRow } from './ChildRow';
import { TimeTrack } from './TimeTrack';
import styles from './Timeline.module.css';

/** One object inside an open wave; its pods stand below it while it is stuck, failed or not all ready. */
export function ResourceRow(props: {
  readonly resource: TimelineResource;
  readonly scale?: TimelineScale;
  readonly now: number;
}) {
  const t = useTranslate();
  const { resource, scale, now } = props;
  const words = resourceWords(t, resource);
  const trouble = resource.state === 'stuck' || resource.state === 'failed';
  const pods = (resource.children ?? []).filter(child => child.kind === 'Pod');
  const started = resource.startedAt !== undefined;
  const note = [
    ...(resource.images ?? []).map(shortImage),
    ...(resource.prune ? [t('timeline.pruned')] : []),
    ...(resource.message ? [resource.message] : []),
  ].join(', ');
  return (
    <>
      <li
        className={`${styles.grid} ${styles.resource}`}
        aria-label={`${resource.kind}/${resource.name}, ${words}`}
      >
        <span />
        <span className={styles.number}>
          <WaveIcon state={resource.state} />
        </span>
        <span className={styles.lines}>
          <span className={styles.name}>
            {resource.kind}/{resource.name}
          </span>
          {note && (
            <span
              className={styles.note}
              data-tone={trouble ? 'trouble' : undefined}
            >
              {note}
            </span>
          )}
        </span>
        <span className={styles.stateCell}>{words}</span>
        <TimeTrack scale={scale} now={now} item={resource} thin />
        <span className={styles.took}>
          {started
            ? formatDuration(
                t,
                secondsBetween(resource.startedAt!, resource.finishedAt, now),
              )
            : t('timeline.none')}
        </span>
        <span />
      </li>
      {(trouble || resource.state === 'running') &&
        pods.map(child => (
          <ChildRow
            key={`${child.namespace}/${child.name}`}
            child={child}
            scale={scale}
            now={now}
          />
        ))}
    </>
  );
}
