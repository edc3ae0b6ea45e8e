import { Button } from '@backstage/ui';
import { errorSentence } from '../../format/errorSentence';
import { isDenied } from '../../format/isDenied';
import { useTranslate } from '../../translation/useTranslate';
import styles from '../DeploymentsTab/Tab.module.css';

/** The first answer did not come: refused for want of a permission, or an error with a way to try again. */
export function LoadFailed(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}) {
  const t = useTranslate();
  const denied = isDenied(props.error);
  return (
    <section className={styles.card}>
      <div className={styles.empty} role="alert">
        <h3 className={styles.emptyTitle}>
          {t(denied ? 'states.deniedTitle' : 'states.failedTitle')}
        </h3>
        <p>{denied ? t('states.denied') : errorSentence(props.error)}</p>
        {!denied && (
          <Button variant="primary" onPress={props.onRetry}>
            {t('states.retry')}
          </Button>
        )}
      </div>
    </section>
  );
}
