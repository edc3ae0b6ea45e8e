import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import { ReasonField } from './ReasonField';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Stops the running operation. */
export function TerminateDialog(props: DialogProps) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const [reason, setReason] = useState('');
  const request = { reason: reason.trim() || undefined };
  const idempotencyKey = useIdempotencyKey(request);
  return (
    <CommandDialog
      {...props}
      title={t('terminateDialog.title', { environment: environment.name })}
      submitLabel={t('terminateDialog.submit', {
        environment: environment.name,
      })}
      destructive
      ready={!environment.requireReason || request.reason !== undefined}
      submit={() =>
        api.terminate(props.entityRef, deployment.id, {
          ...request,
          idempotencyKey,
        })
      }
    >
      <p>{t('terminateDialog.whatHappens')}</p>
      <p>{t('terminateDialog.doesNot')}</p>
      <ReasonField
        required={environment.requireReason}
        value={reason}
        onChange={setReason}
      />
    </CommandDialog>
  );
}
