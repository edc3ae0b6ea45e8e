import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import { HoldEndField } from './HoldEndField';
import { holdUntil } from './holdUntil';
import { ReasonField } from './ReasonField';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Switches auto-sync off, on purpose and with a reason. */
export function HoldDialog(props: DialogProps) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(0);
  const request = { reason: reason.trim(), hours };
  const idempotencyKey = useIdempotencyKey(request);
  return (
    <CommandDialog
      {...props}
      title={t('holdDialog.title', { environment: environment.name })}
      submitLabel={t('holdDialog.submit', { environment: environment.name })}
      destructive
      ready={request.reason !== ''}
      missing={t('rollbackDialog.missing', {
        what: t('rollbackDialog.missingReason'),
      })}
      submit={() =>
        api.hold(props.entityRef, deployment.id, {
          reason: request.reason,
          until: holdUntil(hours, Date.now()),
          idempotencyKey,
        })
      }
    >
      <p>{t('holdDialog.whatHappens')}</p>
      <p>{t('holdDialog.doesNot')}</p>
      <ReasonField required value={reason} onChange={setReason} />
      <HoldEndField hours={hours} onChange={setHours} />
    </CommandDialog>
  );
}
