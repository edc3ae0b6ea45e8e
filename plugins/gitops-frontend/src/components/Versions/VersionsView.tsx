import { BgProvider, Button, Select } from '@backstage/ui';
import { DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { useId } from 'react';
import { errorSentence } from '../../format/errorSentence';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { AccessNote } from '../Actions/AccessNote';
import { ActionRequest } from '../Actions/ActionRequest';
import tab from '../DeploymentsTab/Tab.module.css';
import { LoadFailed } from '../States/LoadFailed';
import { Loading } from '../States/Loading';
import { HistoryTable } from './HistoryTable';
import { useHistory } from './useHistory';
import styles from './Versions.module.css';

/** The ledger of one environment, with a choice of the others. */
export function VersionsView(props: {
  readonly entityRef: string;
  readonly overview: DeploymentsOverview;
  readonly selected: SelectedDeployment;
  readonly trigger: unknown;
  readonly now: number;
  readonly onSelect: (selected: SelectedDeployment) => void;
  readonly onAction: (request: ActionRequest) => void;
}) {
  const t = useTranslate();
  const noteId = useId();
  const { overview, selected } = props;
  const history = useHistory({
    entityRef: props.entityRef,
    id: selected.deployment.id,
    trigger: props.trigger,
  });
  const rows = overview.environments.flatMap(environment =>
    environment.deployments.map(deployment => ({ environment, deployment })),
  );
  return (
    <>
      <div className={styles.choice}>
        <div className={styles.environment}>
          <Select
            label={t('versions.environmentLabel')}
            size="small"
            options={rows.map(row => ({
              value: row.deployment.id,
              label:
                row.environment.deployments.length > 1
                  ? `${row.environment.name}, ${row.deployment.destination.cluster}`
                  : row.environment.name,
            }))}
            selectedKey={selected.deployment.id}
            onSelectionChange={key => {
              const row = rows.find(r => r.deployment.id === key);
              if (row) props.onSelect(row);
            }}
          />
        </div>
        <AccessNote
          id={noteId}
          deployment={selected.deployment}
          kinds={['rollback']}
        />
      </div>
      {!history.items && history.error === undefined && <Loading rows={6} />}
      {!history.items && history.error !== undefined && (
        <LoadFailed error={history.error} onRetry={history.reload} />
      )}
      {history.items && (
        <section className={tab.card}>
          {history.items.length === 0 ? (
            <p className={styles.empty}>
              {t('versions.empty', { environment: selected.environment.name })}
            </p>
          ) : (
            <HistoryTable
              items={history.items}
              selected={selected}
              now={props.now}
              noteId={noteId}
              onAction={props.onAction}
            />
          )}
          {history.error !== undefined && (
            <p role="alert" className={styles.empty}>
              {errorSentence(history.error)}
            </p>
          )}
          {history.hasMore && (
            <BgProvider bg="neutral-1">
              <div className={styles.more}>
                <Button
                  variant="secondary"
                  isPending={history.loadingMore}
                  onPress={history.loadMore}
                >
                  {t('versions.more')}
                </Button>
              </div>
            </BgProvider>
          )}
        </section>
      )}
    </>
  );
}
