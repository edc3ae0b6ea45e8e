import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  VisuallyHidden,
} from '@backstage/ui';
import { DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { formatAge } from '../../format/formatAge';
import { personName } from '../../format/personName';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { ActionMenu } from '../Actions/ActionMenu';
import { ActionRequest } from '../Actions/ActionRequest';
import { openActions } from '../Actions/openActions';
import { promotionsOf } from '../Actions/promotionsOf';
import { HealthMark } from '../Marks/HealthMark';
import { OperationMark } from '../Marks/OperationMark';
import { SyncMark } from '../Marks/SyncMark';
import styles from './Environments.module.css';
import { TwoLines } from './TwoLines';
import { VersionCell } from './VersionCell';

/** One row a deployment, in promotion order; the selected one has its timeline below the table. */
export function EnvironmentTable(props: {
  readonly overview: DeploymentsOverview;
  readonly selectedId?: string;
  readonly now: number;
  readonly onSelect: (selected: SelectedDeployment) => void;
  readonly onAction: (request: ActionRequest) => void;
  readonly onRefresh: (selected: SelectedDeployment) => void;
}) {
  const t = useTranslate();
  const { overview, selectedId, now } = props;
  const rows = overview.environments.flatMap(environment =>
    environment.deployments.map(deployment => ({ environment, deployment })),
  );
  return (
    <div className={styles.card}>
      <TableRoot
        aria-label={t('environments.table')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selectedId ? [selectedId] : []}
        onSelectionChange={keys => {
          const [id] = keys === 'all' ? [] : [...keys];
          const row = rows.find(r => r.deployment.id === id);
          if (row) props.onSelect(row);
        }}
      >
        <TableHeader>
          <Column isRowHeader>{t('environments.environment')}</Column>
          <Column>{t('environments.version')}</Column>
          <Column>{t('environments.sync')}</Column>
          <Column>{t('environments.health')}</Column>
          <Column>{t('environments.drift')}</Column>
          <Column>{t('environments.lastDeployed')}</Column>
          <Column>{t('environments.operation')}</Column>
          <Column>
            <VisuallyHidden>{t('environments.actions')}</VisuallyHidden>
          </Column>
        </TableHeader>
        <TableBody>
          {rows.map(row => {
            const { deployment, environment } = row;
            const last = deployment.lastDeployed;
            return (
              <Row
                key={deployment.id}
                id={deployment.id}
                textValue={environment.name}
                data-stale={deployment.staleSince ? '' : undefined}
              >
                <Cell>
                  <TwoLines
                    strong
                    first={environment.name}
                    second={deployment.destination.cluster}
                    title={`${deployment.destination.cluster} / ${deployment.destination.namespace}`}
                  />
                </Cell>
                <Cell>
                  <VersionCell deployment={deployment} now={now} />
                </Cell>
                <Cell>
                  <SyncMark deployment={deployment} />
                </Cell>
                <Cell>
                  <HealthMark deployment={deployment} />
                </Cell>
                <Cell>{deployment.drift.sentence}</Cell>
                <Cell>
                  {last ? (
                    <TwoLines
                      first={formatAge(t, last.at, now)}
                      second={
                        last.automated
                          ? t('environments.automated')
                          : t('environments.by', { name: personName(last.by) })
                      }
                      title={new Date(last.at).toLocaleString()}
                    />
                  ) : (
                    t('environments.neverDeployed')
                  )}
                </Cell>
                <Cell>
                  <OperationMark deployment={deployment} now={now} />
                </Cell>
                <Cell>
                  <ActionMenu
                    selected={row}
                    kinds={openActions(deployment)}
                    promotions={promotionsOf(overview, row)}
                    label={t('environments.menu', {
                      environment: environment.name,
                    })}
                    onAction={props.onAction}
                    onRefresh={() => props.onRefresh(row)}
                  />
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </TableRoot>
    </div>
  );
}
