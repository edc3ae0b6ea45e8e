import { BgProvider, Link } from '@backstage/ui';
import { Command, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { useId } from 'react';
import { errorSentence } from '../../format/errorSentence';
import { formatAge } from '../../format/formatAge';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useDeploymentDetail } from '../../hooks/useDeploymentDetail';
import { useTranslate } from '../../translation/useTranslate';
import { AccessNote } from '../Actions/AccessNote';
import { ActionButton } from '../Actions/ActionButton';
import { ActionMenu } from '../Actions/ActionMenu';
import { ActionKind, ActionRequest } from '../Actions/ActionRequest';
import { openActions } from '../Actions/openActions';
import { promotionsOf } from '../Actions/promotionsOf';
import { Loading } from '../States/Loading';
import { LoadFailed } from '../States/LoadFailed';
import { WaveTimelineView } from '../Timeline/WaveTimelineView';
import { detailTitle } from './detailTitle';
import { HeadlineView } from './HeadlineView';
import { NewestLine } from './NewestLine';
import { OperationLine } from './OperationLine';
import styles from './Tab.module.css';

const BUTTONS: readonly ActionKind[] = ['terminate', 'rollback'];

/** The selected deployment: what happens as a sentence, the ways out, and the waves. */
export function DetailCard(props: {
  readonly entityRef: string;
  readonly overview: DeploymentsOverview;
  readonly selected: SelectedDeployment;
  readonly commands: readonly Command[];
  readonly trigger: unknown;
  readonly now: number;
  readonly onAction: (request: ActionRequest) => void;
  readonly onRefresh: () => void;
}) {
  const t = useTranslate();
  const noteId = useId();
  const { entityRef, selected, now } = props;
  const detail = useDeploymentDetail({
    entityRef,
    id: selected.deployment.id,
    commands: props.commands,
    trigger: props.trigger,
  });
  if (detail.loading) return <Loading rows={6} />;
  if (!detail.value) {
    return <LoadFailed error={detail.error} onRetry={detail.reload} />;
  }
  const { deployment, headline, timeline, externalUrls } = detail.value;
  const environment = selected.environment.name;
  const current = { ...selected, deployment };
  const kinds = openActions(deployment);
  const trouble = headline.tone === 'trouble';
  const buttons = BUTTONS.filter(kind => kinds.includes(kind)).map(kind => (
    <ActionButton
      key={kind}
      kind={kind}
      selected={current}
      variant={trouble && kind === 'rollback' ? 'primary' : 'secondary'}
      onAction={props.onAction}
      describedBy={noteId}
    />
  ));
  return (
    <section className={styles.card} aria-label={environment}>
      <div className={styles.cardHead}>
        <div className={styles.titles}>
          <h3 className={styles.cardTitle}>
            {detailTitle(t, deployment, environment)}
          </h3>
          <OperationLine deployment={deployment} now={now} />
          <AccessNote id={noteId} deployment={deployment} kinds={kinds} />
          {externalUrls.map(url => (
            <Link key={url} href={url} target="_blank" variant="body-x-small">
              {t('detail.openService', { address: url })}
            </Link>
          ))}
        </div>
        <BgProvider bg="neutral-1">
          <div className={styles.actions}>
            {!trouble && buttons}
            <ActionMenu
              selected={current}
              kinds={kinds.filter(kind => !BUTTONS.includes(kind))}
              promotions={promotionsOf(props.overview, current)}
              label={t('action.more')}
              onAction={props.onAction}
              onRefresh={props.onRefresh}
            />
          </div>
        </BgProvider>
      </div>
      <HeadlineView headline={headline} actions={buttons} />
      <NewestLine newest={deployment.newest} />
      {detail.error !== undefined && (
        <p className={styles.newest} role="alert">
          {t('states.partial', {
            message: errorSentence(detail.error),
            age: formatAge(t, detail.loadedAt ?? now, now),
          })}
        </p>
      )}
      {deployment.conditions.length > 0 && (
        <ul className={styles.conditions} aria-label={t('detail.conditions')}>
          {deployment.conditions.map(condition => (
            <li key={`${condition.type} ${condition.message}`}>
              <strong>{condition.type}</strong>: {condition.message}
            </li>
          ))}
        </ul>
      )}
      {timeline && timeline.waves.length > 0 ? (
        <WaveTimelineView
          key={deployment.id}
          timeline={timeline}
          operation={deployment.operation}
          environment={environment}
          now={now}
        />
      ) : (
        <p className={styles.newest}>{t('detail.noTimeline')}</p>
      )}
    </section>
  );
}
