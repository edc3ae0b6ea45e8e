import { Link } from '@backstage/ui';
import { Deployment } from '@slipway/plugin-gitops-common';
import { formatAge } from '../../format/formatAge';
import { formatClock } from '../../format/formatClock';
import { personName } from '../../format/personName';
import { shortRevision } from '../../format/shortRevision';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Tab.module.css';

/** Who asked for the operation, when, with which commit and why. */
export function OperationLine(props: {
  readonly deployment: Deployment;
  readonly now: number;
}) {
  const t = useTranslate();
  const { deployment, now } = props;
  const { operation } = deployment;
  if (!operation) return null;
  const name = personName(operation.by);
  const who = {
    sync: operation.automated
      ? t('detail.automated')
      : t('detail.sync', { name }),
    rollback: t('detail.rollback', { name }),
    'dry-run': t('detail.dryRun', { name }),
  }[operation.kind];
  const version = [deployment.targetVersion, deployment.version].find(
    v => v?.revision === operation.revision,
  );
  const revision = operation.revision && shortRevision(operation.revision);
  return (
    <p className={styles.second}>
      {who}
      {operation.startedAt &&
        `, ${t('detail.started', {
          time: formatClock(operation.startedAt, now),
          age: formatAge(t, operation.startedAt, now),
        })}`}
      {revision && (
        <>
          {', '}
          {t(
            deployment.delivery === 'chart' ? 'detail.chart' : 'detail.commit',
          )}{' '}
          {version?.url ? (
            <Link href={version.url} target="_blank" variant="body-x-small">
              {revision}
            </Link>
          ) : (
            revision
          )}
        </>
      )}
      {operation.reason &&
        `, ${t('detail.reason', { reason: operation.reason })}`}
      {operation.retries > 0 &&
        `, ${t('detail.retries', { count: operation.retries })}`}
    </p>
  );
}
