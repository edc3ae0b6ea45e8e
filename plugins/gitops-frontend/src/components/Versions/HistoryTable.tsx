import { BgProvider, Link, VisuallyHidden } from '@backstage/ui';
import { HistoryEntry } from '@slipway/plugin-gitops-common';
import { authorName } from '../../format/authorName';
import { formatAge } from '../../format/formatAge';
import { formatDuration } from '../../format/formatDuration';
import { personName } from '../../format/personName';
import { secondsBetween } from '../../format/secondsBetween';
import { shortImage } from '../../format/shortImage';
import { shortRevision } from '../../format/shortRevision';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { ActionButton } from '../Actions/ActionButton';
import { ActionRequest } from '../Actions/ActionRequest';
import { TwoLines } from '../Environments/TwoLines';
import { OutcomeMark } from './OutcomeMark';
import styles from './Versions.module.css';

/** The ledger, newest first: which version, who and why, which commit, how it ended; and the way back to it. */
export function HistoryTable(props: {
  readonly items: readonly HistoryEntry[];
  readonly selected: SelectedDeployment;
  readonly now: number;
  readonly noteId: string;
  readonly onAction: (request: ActionRequest) => void;
}) {
  const t = useTranslate();
  const { now, selected } = props;
  const environment = selected.environment.name;
  return (
    <table
      className={styles.table}
      aria-label={t('versions.table', { environment })}
    >
      <thead>
        <tr>
          <th scope="col">{t('versions.version')}</th>
          <th scope="col">{t('versions.who')}</th>
          <th scope="col">{t('versions.commit')}</th>
          <th scope="col">{t('versions.outcome')}</th>
          <th scope="col">{t('versions.took')}</th>
          <th scope="col">{t('versions.when')}</th>
          <th scope="col">
            <VisuallyHidden>{t('environments.actions')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map(entry => {
          const { version, commit } = entry;
          const url = commit?.url ?? version.url;
          return (
            <tr key={entry.id} data-current={entry.current ? '' : undefined}>
              <th scope="row" className={styles.version}>
                <TwoLines
                  strong
                  title={version.images.join('\n') || undefined}
                  first={version.label}
                  second={
                    <>
                      {t(
                        entry.kind === 'rollback'
                          ? 'versions.rollback'
                          : 'versions.sync',
                      )}
                      {version.images.length > 0 && (
                        <span className={styles.mono}>
                          {' '}
                          {shortImage(version.images[0])}
                        </span>
                      )}
                    </>
                  }
                />
              </th>
              <td>
                <TwoLines
                  first={
                    entry.automated
                      ? t('versions.automatedByArgo')
                      : personName(entry.by)
                  }
                  second={
                    entry.reason ??
                    (entry.automated ? undefined : t('versions.noReason'))
                  }
                />
              </td>
              <td className={styles.commit}>
                <TwoLines
                  title={
                    commit &&
                    [commit.message.trim(), authorName(commit.author)].join(
                      '\n\n',
                    )
                  }
                  first={
                    commit?.message.split('\n')[0] ?? t('versions.noCommit')
                  }
                  second={
                    <>
                      {url ? (
                        <Link href={url} target="_blank" variant="body-x-small">
                          {shortRevision(version.revision)}
                        </Link>
                      ) : (
                        shortRevision(version.revision)
                      )}
                      {commit?.author && `, ${authorName(commit.author)}`}
                    </>
                  }
                />
              </td>
              <td>
                <OutcomeMark entry={entry} />
                {entry.message && entry.phase !== 'Succeeded' && (
                  <p className={styles.message} title={entry.message}>
                    {entry.message}
                  </p>
                )}
              </td>
              <td className={styles.took}>
                {formatDuration(
                  t,
                  secondsBetween(entry.startedAt, entry.finishedAt, now),
                )}
              </td>
              <td title={new Date(entry.startedAt).toLocaleString()}>
                {formatAge(t, entry.startedAt, now)}
              </td>
              <td className={styles.action}>
                {entry.current && <strong>{t('versions.runsNow')}</strong>}
                {!entry.current && entry.phase === 'Succeeded' && (
                  <BgProvider bg="neutral-1">
                    <ActionButton
                      kind="rollback"
                      selected={selected}
                      historyId={entry.id}
                      accessibleName={t('versions.rollBackTo', {
                        environment,
                        version: version.label,
                      })}
                      describedBy={props.noteId}
                      onAction={props.onAction}
                    />
                  </BgProvider>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
