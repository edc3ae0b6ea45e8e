import { Command, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { errorSentence } from '../../format/errorSentence';
import { formatAge } from '../../format/formatAge';
import { SelectedDeployment } from '../../hooks/findSelected';
import { TabLocation } from '../../hooks/useTabLocation';
import { useTranslate } from '../../translation/useTranslate';
import { ActionRequest } from '../Actions/ActionRequest';
import { CommandList } from '../Commands/CommandList';
import { EnvironmentTable } from '../Environments/EnvironmentTable';
import { HoldBanner } from '../Hold/HoldBanner';
import { InstanceProblems } from '../States/InstanceProblems';
import { VersionsView } from '../Versions/VersionsView';
import { Banner } from './Banner';
import { DetailCard } from './DetailCard';
import { StaleDetail } from './StaleDetail';

/** What the tab shows of an entity that has deployments: what is wrong first, then the chosen view. */
export function ReadyContent(props: {
  readonly entityRef: string;
  readonly overview: DeploymentsOverview;
  readonly error?: unknown;
  readonly loadedAt?: number;
  readonly commands: readonly Command[];
  readonly selected?: SelectedDeployment;
  readonly location: TabLocation;
  readonly trigger: unknown;
  readonly now: number;
  readonly onAction: (request: ActionRequest) => void;
  readonly onRetry: () => void;
  readonly onRefresh: (selected: SelectedDeployment) => void;
}) {
  const t = useTranslate();
  const { entityRef, overview, selected, location, now, onAction } = props;
  const select = ({ environment, deployment }: SelectedDeployment) =>
    location.select({
      environment: environment.name,
      deployment:
        environment.deployments.length > 1 ? deployment.id : undefined,
    });
  const held = overview.environments.flatMap(environment =>
    environment.deployments
      .filter(deployment => deployment.hold)
      .map(deployment => ({ environment, deployment })),
  );
  return (
    <>
      {props.error !== undefined && (
        <Banner
          tone="warning"
          title={t('states.partial', {
            message: errorSentence(props.error),
            age: formatAge(t, props.loadedAt ?? now, now),
          })}
        />
      )}
      <InstanceProblems
        problems={overview.problems}
        now={now}
        onRetry={props.onRetry}
      />
      {held.map(row => (
        <HoldBanner
          key={row.deployment.id}
          selected={row}
          now={now}
          onAction={onAction}
        />
      ))}
      <CommandList
        commands={props.commands}
        overview={overview}
        now={now}
        onAction={onAction}
        onChanged={props.onRetry}
      />
      {location.view === 'environments' && (
        <EnvironmentTable
          overview={overview}
          selectedId={selected?.deployment.id}
          now={now}
          onSelect={select}
          onAction={onAction}
          onRefresh={props.onRefresh}
        />
      )}
      {location.view === 'versions' && selected && (
        <VersionsView
          entityRef={entityRef}
          overview={overview}
          selected={selected}
          trigger={`${props.trigger} ${selected.deployment.operation?.phase} ${selected.deployment.operation?.startedAt}`}
          now={now}
          onSelect={select}
          onAction={onAction}
        />
      )}
      {location.view === 'environments' && selected?.deployment.staleSince && (
        <StaleDetail
          selected={selected}
          message={
            overview.problems.find(
              p => p.instance === selected.deployment.instance,
            )?.message
          }
          now={now}
          onRetry={props.onRetry}
        />
      )}
      {location.view === 'environments' &&
        selected &&
        !selected.deployment.staleSince && (
          <DetailCard
            key={selected.deployment.id}
            entityRef={entityRef}
            overview={overview}
            selected={selected}
            commands={props.commands}
            trigger={props.trigger}
            now={now}
            onAction={onAction}
            onRefresh={() => props.onRefresh(selected)}
          />
        )}
    </>
  );
}
