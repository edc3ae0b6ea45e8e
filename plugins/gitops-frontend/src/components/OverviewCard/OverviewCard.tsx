import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link, Skeleton } from '@backstage/ui';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { errorSentence } from '../../format/errorSentence';
import { isDenied } from '../../format/isDenied';
import { pollInterval } from '../../hooks/pollInterval';
import { useGitopsSignal } from '../../hooks/useGitopsSignal';
import { useLiveQuery } from '../../hooks/useLiveQuery';
import { useNow } from '../../hooks/useNow';
import { useTranslate } from '../../translation/useTranslate';
import { VersionCell } from '../Environments/VersionCell';
import { HealthMark } from '../Marks/HealthMark';
import { SyncMark } from '../Marks/SyncMark';
import tab from '../DeploymentsTab/Tab.module.css';
import styles from './OverviewCard.module.css';

/** Environment, version, sync and health, with a way to the tab. */
export function OverviewCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const api = useApi(gitopsApiRef);
  const signal = useGitopsSignal(entityRef);
  const now = useNow(15_000);
  const { value, error, loading } = useLiveQuery({
    key: entityRef,
    load: () => api.getDeployments(entityRef),
    trigger: signal.count,
    intervalMs: overview =>
      pollInterval(
        overview?.environments.flatMap(e => e.deployments) ?? [],
        [],
      ),
  });
  const rows =
    value?.environments.flatMap(environment =>
      environment.deployments.map(deployment => ({ environment, deployment })),
    ) ?? [];
  return (
    <EntityInfoCard title={t('card.title')}>
      <div className={tab.root}>
        {loading && <Skeleton width="100%" height={72} />}
        {!value && error !== undefined && (
          <p className={styles.sentence}>
            {isDenied(error) ? t('states.denied') : errorSentence(error)}
          </p>
        )}
        {value && rows.length === 0 && (
          <p className={styles.sentence}>
            {value.setup === 'no-match'
              ? t('states.noMatchTitle', { name: entity.metadata.name })
              : t('card.notSetUp')}{' '}
            <Link href="deployments">{t('card.setUp')}</Link>
          </p>
        )}
        {rows.length > 0 && (
          <table className={styles.table} aria-label={t('card.title')}>
            <thead>
              <tr>
                <th scope="col">{t('card.environment')}</th>
                <th scope="col">{t('card.version')}</th>
                <th scope="col">{t('card.status')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ environment, deployment }) => (
                <tr key={deployment.id}>
                  <th scope="row">
                    <Link
                      href={`deployments?environment=${encodeURIComponent(
                        environment.name,
                      )}`}
                    >
                      {environment.name}
                    </Link>
                  </th>
                  <td>
                    <VersionCell deployment={deployment} now={now} />
                  </td>
                  <td>
                    <span className={styles.marks}>
                      <SyncMark deployment={deployment} />
                      <HealthMark deployment={deployment} />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </EntityInfoCard>
  );
}
