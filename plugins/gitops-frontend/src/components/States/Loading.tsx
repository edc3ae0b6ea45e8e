import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useTranslate } from '../../translation/useTranslate';
import styles from '../DeploymentsTab/Tab.module.css';

/** Grey rows where the table or the timeline will stand. */
export function Loading(props: {
  /** @default 4 */
  readonly rows?: number;
}) {
  const t = useTranslate();
  return (
    <section className={styles.card} aria-busy="true">
      <VisuallyHidden>
        <span role="status">{t('states.loading')}</span>
      </VisuallyHidden>
      <div className={styles.skeletons} aria-hidden="true">
        {Array.from({ length: props.rows ?? 4 }, (_, index) => (
          <Skeleton key={index} width="100%" height={36} />
        ))}
      </div>
    </section>
  );
}
