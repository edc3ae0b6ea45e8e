import { RiArrowRightLine } from '@remixicon/react';
import { Select } from '@backstage/ui';
import { Deployment, HistoryEntry } from '@slipway/plugin-gitops-common';
import { formatClock } from '../../format/formatClock';
import { personName } from '../../format/personName';
import { shortImage } from '../../format/shortImage';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Dialogs.module.css';

/** What runs or is on its way, and what it goes back to, with a choice of others. */
export function FromTo(props: {
  readonly deployment: Deployment;
  readonly targets: readonly HistoryEntry[];
  readonly target?: HistoryEntry;
  readonly onChoose: (id: string) => void;
}) {
  const t = useTranslate();
  const { deployment, target, targets } = props;
  const from = deployment.targetVersion ?? deployment.version;
  return (
    <div className={styles.fromTo}>
      <div className={styles.box}>
        <p className={styles.second}>{t('rollbackDialog.from')}</p>
        <p className={styles.version}>
          {from?.label ?? t('environments.nothingDeployed')}
        </p>
        <p className={styles.mono}>{from?.images.map(shortImage).join(', ')}</p>
      </div>
      <RiArrowRightLine aria-hidden="true" className={styles.arrow} />
      <div className={styles.box} data-to="">
        <p className={styles.second}>{t('rollbackDialog.to')}</p>
        <p className={styles.version}>{target?.version.label ?? '–'}</p>
        {target && (
          <>
            <p className={styles.mono}>
              {target.version.images.map(shortImage).join(', ')}
            </p>
            <p className={styles.second}>
              {t('rollbackDialog.ranAt', {
                time: formatClock(target.startedAt, Date.now()),
                name: personName(target.by),
              })}
            </p>
          </>
        )}
        {targets.length > 1 && (
          <Select
            aria-label={t('rollbackDialog.choose')}
            size="small"
            options={targets.map(entry => ({
              value: entry.id,
              label: `${entry.version.label}, ${formatClock(
                entry.startedAt,
                Date.now(),
              )}`,
            }))}
            selectedKey={target?.id ?? null}
            onSelectionChange={key =>
              key !== null && props.onChoose(String(key))
            }
          />
        )}
      </div>
    </div>
  );
}
