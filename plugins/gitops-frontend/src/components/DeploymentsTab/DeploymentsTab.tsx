import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useRef, useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { findSelected, SelectedDeployment } from '../../hooks/findSelected';
import { useDeployments } from '../../hooks/useDeployments';
import { useNow } from '../../hooks/useNow';
import { useTabLocation } from '../../hooks/useTabLocation';
import { ActionButton } from '../Actions/ActionButton';
import { ActionRequest } from '../Actions/ActionRequest';
import { ActionDialog } from '../Dialogs/ActionDialog';
import { Loading } from '../States/Loading';
import { LoadFailed } from '../States/LoadFailed';
import { NoMatch } from '../States/NoMatch';
import { NotSetUp } from '../States/NotSetUp';
import { ReadyContent } from './ReadyContent';
import styles from './Tab.module.css';
import { Toolbar } from './Toolbar';

/** The Deployments tab of the entity around it. */
export function DeploymentsTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const api = useApi(gitopsApiRef);
  const state = useDeployments(entityRef);
  const location = useTabLocation();
  const now = useNow();
  const [request, setRequest] = useState<ActionRequest>();
  const [refreshing, setRefreshing] = useState(false);
  const [changes, setChanges] = useState(0);
  // What was shown stays shown when its operation ends: nothing moves on its own.
  const shownBefore = useRef<string>();
  const { value, error, changedAt } = state.overview;
  const name = entity.metadata.name;

  const reload = async () => {
    await state.reload();
    setChanges(n => n + 1);
  };
  const refresh = async (rows: readonly SelectedDeployment[]) => {
    setRefreshing(true);
    try {
      // A refresh that fails shows on the row itself once the overview is read again.
      await Promise.allSettled(
        rows.map(row => api.refresh(entityRef, row.deployment.id)),
      );
      await reload();
    } finally {
      setRefreshing(false);
    }
  };

  if (state.overview.loading) {
    return (
      <div className={styles.root}>
        <Loading />
      </div>
    );
  }
  if (!value || value.setup !== 'ready') {
    return (
      <div className={styles.root}>
        {!value && <LoadFailed error={error} onRetry={reload} />}
        {value?.setup === 'not-annotated' && (
          <NotSetUp name={name} entityRef={entityRef} />
        )}
        {value?.setup === 'no-match' && (
          <NoMatch name={name} lookup={value.lookup} onRetry={reload} />
        )}
      </div>
    );
  }
  const selected = findSelected(value, {
    environment: location.environment,
    deployment:
      location.deployment ??
      (location.environment ? undefined : shownBefore.current),
  });
  shownBefore.current = selected?.deployment.id;
  const trouble =
    selected?.deployment.hold !== undefined ||
    selected?.deployment.operation?.waves?.some(w => w.state === 'stuck') ||
    ['Failed', 'Error'].includes(selected?.deployment.operation?.phase ?? '');
  return (
    <div className={styles.root}>
      <Toolbar
        location={location}
        changedAt={changedAt}
        now={now}
        refreshing={refreshing}
        onRefresh={() => refresh(selected ? [selected] : [])}
      >
        {selected && (
          <ActionButton
            kind="deploy"
            selected={selected}
            variant={trouble ? 'secondary' : 'primary'}
            onAction={setRequest}
          />
        )}
      </Toolbar>
      <ReadyContent
        entityRef={entityRef}
        overview={value}
        error={error}
        loadedAt={state.overview.loadedAt}
        commands={state.commands}
        selected={selected}
        location={location}
        trigger={`${state.signalCount} ${changes}`}
        now={now}
        onAction={setRequest}
        onRetry={reload}
        onRefresh={row => refresh([row])}
      />
      {request && (
        <ActionDialog
          request={request}
          entityRef={entityRef}
          entityName={name}
          onAccepted={reload}
          onClose={() => setRequest(undefined)}
        />
      )}
    </div>
  );
}
