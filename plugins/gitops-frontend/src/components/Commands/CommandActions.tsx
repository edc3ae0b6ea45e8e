import { useApi } from '@backstage/frontend-plugin-api';
import { BgProvider, Button } from '@backstage/ui';
import { Command } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { ActionButton } from '../Actions/ActionButton';
import { ActionRequest } from '../Actions/ActionRequest';
import { CancelDialog } from '../Dialogs/CancelDialog';
import styles from './Commands.module.css';
import { hasEnded } from './shownCommands';

/** Commands that bring a version: when one fails, going back may be what is wanted. */
const BRINGS: readonly Command['kind'][] = [
  'deploy',
  'promote',
  'release',
  'sync',
];

/** What can be done about a command: end it while it goes on; repeat it, or go back, when it has failed. */
export function CommandActions(props: {
  readonly command: Command;
  /** What the command does, as its strip says it. */
  readonly title: string;
  readonly selected?: SelectedDeployment;
  /** Whether the user may end and repeat it. */
  readonly allowed: boolean;
  readonly onAction: (request: ActionRequest) => void;
  readonly onChanged: () => void;
  readonly onError: (error: unknown) => void;
  /** Only for one that has ended. */
  readonly onDismiss?: () => void;
}) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const [cancelling, setCancelling] = useState(false);
  const [pending, setPending] = useState(false);
  const { command, title, selected, allowed } = props;
  const failed = command.state === 'failed';
  const retry = async () => {
    setPending(true);
    try {
      await api.retryCommand(command.entityRef, command.id, {});
      props.onChanged();
    } catch (refused) {
      props.onError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <BgProvider bg="neutral-1">
      <div className={styles.actions}>
        {allowed && !hasEnded(command) && command.kind !== 'terminate' && (
          <Button
            size="small"
            variant="secondary"
            aria-label={t('command.cancelNamed', { command: title })}
            onPress={() => setCancelling(true)}
          >
            {t('command.cancel')}
          </Button>
        )}
        {allowed && failed && (
          <Button
            size="small"
            variant="secondary"
            isPending={pending}
            aria-label={t('command.retryNamed', { command: title })}
            onPress={retry}
          >
            {t('command.retry')}
          </Button>
        )}
        {failed && selected && BRINGS.includes(command.kind) && (
          <ActionButton
            kind="rollback"
            selected={selected}
            onAction={props.onAction}
          />
        )}
        {props.onDismiss && (
          <Button size="small" variant="tertiary" onPress={props.onDismiss}>
            {t('command.dismiss')}
          </Button>
        )}
      </div>
      {cancelling && (
        <CancelDialog
          command={command}
          title={title}
          onAccepted={props.onChanged}
          onClose={() => setCancelling(false)}
        />
      )}
    </BgProvider>
  );
}
