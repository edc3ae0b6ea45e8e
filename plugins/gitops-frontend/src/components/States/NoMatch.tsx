import { Button } from '@backstage/ui';
import { useTranslate } from '../../translation/useTranslate';
import styles from '../DeploymentsTab/Tab.module.css';

/** The entity names Applications and none exists. */
export function NoMatch(props: {
  readonly name: string;
  readonly lookup?: string;
  readonly onRetry: () => void;
}) {
  const t = useTranslate();
  return (
    <section className={styles.card}>
      <div className={styles.empty}>
        <h3 className={styles.emptyTitle}>
          {t('states.noMatchTitle', { name: props.name })}
        </h3>
        <p>
          {props.lookup
            ? t('states.noMatch', { lookup: props.lookup })
            : t('states.noMatchUnknown')}{' '}
          {t('states.noMatchNext')}
        </p>
        <Button variant="primary" onPress={props.onRetry}>
          {t('states.checkAgain')}
        </Button>
      </div>
    </section>
  );
}
