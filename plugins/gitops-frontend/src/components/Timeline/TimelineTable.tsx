import { TimelineWave } from '@slipway/sync-waves';
import { formatDuration } from '../../format/formatDuration';
import { formatWave } from '../../format/formatWave';
import { secondsBetween } from '../../format/secondsBetween';
import { resourceWords } from '../../timeline/resourceWords';
import { waveWords } from '../../timeline/waveWords';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Timeline.module.css';

/** The same timeline as a plain table, every resource in it. */
export function TimelineTable(props: {
  readonly waves: readonly TimelineWave[];
  readonly label: string;
  readonly now: number;
}) {
  const t = useTranslate();
  const { waves, now } = props;
  return (
    <div
      className={styles.tableScroll}
      role="region"
      aria-label={props.label}
      // A region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('timeline.phase')}</th>
            <th scope="col">{t('timeline.wave')}</th>
            <th scope="col">{t('timeline.resources')}</th>
            <th scope="col">{t('timeline.state')}</th>
            <th scope="col">{t('timeline.took')}</th>
          </tr>
        </thead>
        <tbody>
          {waves.flatMap((wave, index) =>
            wave.resources.map((resource, place) => (
              <tr
                key={`${wave.phase} ${wave.wave} ${resource.kind}/${resource.namespace}/${resource.name}`}
              >
                <td>{wave.phase}</td>
                <td>
                  {formatWave(wave.wave)}
                  {place === 0 && ` (${waveWords(t, waves, index)})`}
                </td>
                <th scope="row">
                  {resource.kind}/{resource.name}
                </th>
                <td>
                  {resourceWords(t, resource)}
                  {resource.message && `: ${resource.message}`}
                </td>
                <td>
                  {resource.startedAt
                    ? formatDuration(
                        t,
                        secondsBetween(
                          resource.startedAt,
                          resource.finishedAt,
                          now,
                        ),
                      )
                    : t('timeline.none')}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
