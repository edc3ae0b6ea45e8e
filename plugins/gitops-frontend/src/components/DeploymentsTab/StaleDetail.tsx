import { BgProvider, Button } from '@backstage/ui';
import { formatAge } from '../../format/formatAge';
import { formatClock } from '../../format/formatClock';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Tab.module.css';

/** Instead of a timeline that would be a lie: how old the row is, and a way to try again. */
export function StaleDetail(props: {
  readonly selected: SelectedDeployment;
  readonly message?: string;
  readonly now: number;
  readonly onRetry: () => void;
}) {
  const t = useTranslate();
  const { deployment, environment } = props.selected;
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <div className={styles.titles}>
          <h3 className={styles.cardTitle}>
            {t('problem.staleTitle', { environment: environment.name })}
          </h3>
          <p className={styles.second}>
            {t('problem.stale', {
              time: formatClock(deployment.staleSince!, props.now),
              age: formatAge(t, deployment.staleSince!, props.now),
            })}
          </p>
        </div>
      </div>
      <div className={styles.body}>
        {props.message && <p>{props.message}</p>}
        <BgProvider bg="neutral-1">
          <div>
            <Button variant="secondary" onPress={props.onRetry}>
              {t('problem.tryNow')}
            </Button>
          </div>
        </BgProvider>
      </div>
    </section>
  );
}
