import { LiveChild } from '@slipway/sync-waves';
import { formatDuration } from '../../format/formatDuration';
import { secondsBetween } from '../../format/secondsBetween';
import { TimelineScale } from '../../timeline/timelineScale';
import { useTranslate } from '../../translation/useTranslate';
import { healthLook } from '../Marks/healthLook';
import marks from '../Marks/Marks.module.css';
import { TimeTrack } from './TimeTrack';
import styles from './Timeline.module.css';

/** A pod of a workload that is in trouble, with what it says itself. */
export function ChildRow(props: {
  readonly child: LiveChild;
  readonly scale?: TimelineScale;
  readonly now: number;
}) {
  const t = useTranslate();
  const { child, now } = props;
  const look = healthLook(t, child.health);
  const fact = (name: string) => child.info.find(i => i.name === name)?.value;
  const reason = fact('Status Reason');
  const containers = fact('Containers');
  return (
    <li className={`${styles.grid} ${styles.resource}`}>
      <span />
      <span />
      <span className={styles.child}>
        <span className={marks.icon} data-tone={look.tone} aria-hidden="true">
          {look.icon}
        </span>
        <span className={styles.lines}>
          <span className={styles.name}>
            {child.kind}/{child.name}
          </span>
          {child.healthMessage && (
            <span
              className={styles.note}
              data-tone={look.tone === 'trouble' ? 'trouble' : undefined}
            >
              {child.healthMessage}
            </span>
          )}
        </span>
      </span>
      <span className={styles.stateCell}>
        {reason && reason !== 'Running' ? reason : look.word}
        {containers && `, ${t('timeline.ready', splitContainers(containers))}`}
      </span>
      <TimeTrack scale={props.scale} now={now} />
      <span className={styles.took}>
        {child.createdAt
          ? formatDuration(t, secondsBetween(child.createdAt, undefined, now))
          : t('timeline.none')}
      </span>
      <span />
    </li>
  );
}

function splitContainers(containers: string): {
  readonly done: string;
  readonly of: string;
} {
  const [done = '0', of = '0'] = containers.split('/');
  return { done, of };
}
