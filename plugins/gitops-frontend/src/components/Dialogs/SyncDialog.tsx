import { useApi } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import { ReasonField } from './ReasonField';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Applies what Git says now. */
export function SyncDialog(props: DialogProps) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const [reason, setReason] = useState('');
  const [prune, setPrune] = useState(false);
  const [dryRun, setDryRun] = useState(false);
  const request = { prune, dryRun, reason: reason.trim() || undefined };
  const idempotencyKey = useIdempotencyKey(request);
  return (
    <CommandDialog
      {...props}
      title={t('syncDialog.title', { environment: environment.name })}
      submitLabel={t(dryRun ? 'syncDialog.submitDryRun' : 'syncDialog.submit', {
        environment: environment.name,
      })}
      ready={!environment.requireReason || request.reason !== undefined}
      submit={() =>
        api.sync(props.entityRef, deployment.id, { ...request, idempotencyKey })
      }
    >
      <p>{t('syncDialog.whatHappens')}</p>
      <Checkbox isSelected={prune} onChange={setPrune}>
        {t('syncDialog.prune')}
      </Checkbox>
      <Checkbox isSelected={dryRun} onChange={setDryRun}>
        {t('syncDialog.dryRun')}
      </Checkbox>
      <ReasonField
        required={environment.requireReason}
        value={reason}
        onChange={setReason}
      />
    </CommandDialog>
  );
}
