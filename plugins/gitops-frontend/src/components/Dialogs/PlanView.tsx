import { Skeleton } from '@backstage/ui';
import { errorSentence } from '../../format/errorSentence';
import { useTranslate } from '../../translation/useTranslate';
import { DiffView } from './DiffView';
import styles from './Dialogs.module.css';
import { usePlan } from './usePlan';

/** The changes of a plan, while it loads, or why they cannot be shown. */
export function PlanView({
  state,
}: {
  readonly state: ReturnType<typeof usePlan>;
}) {
  const t = useTranslate();
  if (state.loading) {
    return (
      <div role="status">
        <p>{t('dialog.planLoading')}</p>
        <Skeleton width="100%" height={72} />
      </div>
    );
  }
  if (state.error !== undefined) {
    return (
      <p className={styles.warning} role="alert">
        {t('dialog.planFailed', { message: errorSentence(state.error) })}
      </p>
    );
  }
  return state.plan ? <DiffView plan={state.plan} /> : null;
}
