import { Button } from '@backstage/ui';
import { WaveTimeline } from '@slipway/sync-waves';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Timeline.module.css';

/** Figures in words, what the bars mean, and the switch to the table. */
export function TimelineFoot(props: {
  readonly timeline: WaveTimeline;
  readonly asTable: boolean;
  readonly onSwitch: () => void;
}) {
  const t = useTranslate();
  const { waves, doneWaves } = props.timeline;
  const has = (...states: string[]) =>
    waves.some(w => states.includes(w.state));
  return (
    <div className={styles.foot}>
      <span>
        {t('timeline.summary', {
          doneWaves: `${doneWaves}`,
          waves: `${waves.length}`,
          done: `${waves.reduce((sum, w) => sum + w.done, 0)}`,
          resources: `${waves.reduce((sum, w) => sum + w.resources.length, 0)}`,
        })}
      </span>
      <span className={styles.legend}>
        {!props.asTable && (
          <span className={styles.legendMarks} aria-hidden="true">
            {has('done') && (
              <Legend state="done" word={t('timeline.legendDone')} />
            )}
            {has('running') && (
              <Legend state="running" word={t('timeline.legendRunning')} />
            )}
            {has('stuck', 'failed') && (
              <Legend state="stuck" word={t('timeline.legendTrouble')} />
            )}
            {waves.some(w => w.usualSeconds !== undefined) &&
              has('running') && (
                <Legend state="usual" word={t('timeline.legendUsual')} />
              )}
          </span>
        )}
        <Button size="small" variant="tertiary" onPress={props.onSwitch}>
          {t(props.asTable ? 'timeline.showChart' : 'timeline.showTable')}
        </Button>
      </span>
    </div>
  );
}

function Legend(props: { readonly state: string; readonly word: string }) {
  return (
    <span className={styles.legendItem}>
      <span className={styles.swatch} data-state={props.state} />
      {props.word}
    </span>
  );
}
