import { useApi } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { Command } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { ReasonField } from './ReasonField';

/** Ends a command before it has ended by itself, and says what stays. */
export function CancelDialog(props: {
  readonly command: Command;
  /** What the command does, as its strip says it. */
  readonly title: string;
  readonly onAccepted: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { command } = props;
  const [reason, setReason] = useState('');
  const [close, setClose] = useState(false);
  const number = command.outcome?.pullRequestNumber;
  return (
    <CommandDialog
      entityRef={command.entityRef}
      title={t('cancelDialog.title', { command: props.title })}
      submitLabel={t('cancelDialog.submit')}
      destructive
      ready
      submit={() =>
        api.cancelCommand(command.entityRef, command.id, {
          reason: reason.trim() || undefined,
          closePullRequest: close,
        })
      }
      onAccepted={props.onAccepted}
      onClose={props.onClose}
    >
      <p>{t('cancelDialog.whatHappens')}</p>
      <p>{t('cancelDialog.doesNot')}</p>
      {number !== undefined && (
        <Checkbox isSelected={close} onChange={setClose}>
          {t('cancelDialog.closePullRequest', { number: `${number}` })}
        </Checkbox>
      )}
      <ReasonField required={false} value={reason} onChange={setReason} />
    </CommandDialog>
  );
}
