import { NewestCommit } from '@slipway/plugin-gitops-common';
import { shortRevision } from '../../format/shortRevision';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Tab.module.css';

/** Answers "is the newest commit live, and if not, why". */
export function NewestLine({ newest }: { readonly newest: NewestCommit }) {
  const t = useTranslate();
  const words: Record<NewestCommit['state'], string> = {
    live: t('newestState.live'),
    syncing: t('newestState.syncing'),
    'waits-for-operation': t('newestState.waitsForOperation'),
    'cannot-render': t('newestState.cannotRender'),
    'blocked-by-sync-window': t('newestState.blockedBySyncWindow'),
    retrying: t('newestState.retrying'),
    'gave-up': t('newestState.gaveUp'),
    'on-hold': t('newestState.onHold'),
    'out-of-sync': t('newestState.outOfSync'),
    unknown: t('newestState.unknown'),
  };
  return (
    <p className={styles.newest}>
      {t('detail.newest')}
      {newest.revision && (
        <span className={styles.mono}> {shortRevision(newest.revision)}</span>
      )}
      {': '}
      <strong>{words[newest.state]}</strong>. {newest.sentence}
    </p>
  );
}
