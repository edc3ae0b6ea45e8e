import { OperationSummary } from '@slipway/plugin-gitops-common';
import { SyncPhase, WaveTimeline } from '@slipway/sync-waves';
import { useState } from 'react';
import { timelineScale } from '../../timeline/timelineScale';
import { useTranslate } from '../../translation/useTranslate';
import { TimelineFoot } from './TimelineFoot';
import { TimelineHead } from './TimelineHead';
import { TimelineTable } from './TimelineTable';
import { useOpenWaves, waveKey } from './useOpenWaves';
import { WaveRow } from './WaveRow';
import styles from './Timeline.module.css';

const PHASES: readonly SyncPhase[] = [
  'PreSync',
  'Sync',
  'PostSync',
  'SyncFail',
];

/** The waves of an operation on one shared grid, phase by phase, or the same as a table. */
export function WaveTimelineView(props: {
  readonly timeline: WaveTimeline;
  readonly operation?: OperationSummary;
  readonly environment: string;
  readonly now: number;
}) {
  const t = useTranslate();
  const [asTable, setAsTable] = useState(false);
  const { timeline, operation, now } = props;
  const { waves } = timeline;
  const open = useOpenWaves(timeline);
  const label = t('timeline.label', { environment: props.environment });
  const scale = timelineScale({
    timeline,
    startedAt: operation?.startedAt,
    finishedAt: operation?.finishedAt,
    now,
  });
  const meanings: Record<SyncPhase, string> = {
    PreSync: t('timeline.preSync'),
    Sync: t('timeline.sync'),
    PostSync: t('timeline.postSync'),
    SyncFail: t('timeline.syncFail'),
  };
  const shown = operation?.finishedAt
    ? new Date(operation.finishedAt).getTime()
    : now;
  const foot = (
    <TimelineFoot
      timeline={timeline}
      asTable={asTable}
      onSwitch={() => setAsTable(!asTable)}
    />
  );
  if (asTable) {
    return (
      <>
        <TimelineTable waves={waves} label={label} now={shown} />
        {foot}
      </>
    );
  }
  return (
    <>
      <div role="group" aria-label={label}>
        <TimelineHead scale={scale} />
        {PHASES.filter(phase => waves.some(w => w.phase === phase)).map(
          phase => (
            <section key={phase} aria-label={phase}>
              <h4 className={styles.phase}>
                {phase}{' '}
                <span className={styles.meaning}>{meanings[phase]}</span>
              </h4>
              <ol className={styles.waves}>
                {waves.map((wave, index) =>
                  wave.phase === phase ? (
                    <WaveRow
                      key={waveKey(wave)}
                      waves={waves}
                      index={index}
                      scale={scale}
                      now={shown}
                      active={index === timeline.activeWave}
                      open={open.isOpen(waveKey(wave))}
                      onToggle={() => open.toggle(waveKey(wave))}
                    />
                  ) : null,
                )}
              </ol>
            </section>
          ),
        )}
      </div>
      {foot}
    </>
  );
}
