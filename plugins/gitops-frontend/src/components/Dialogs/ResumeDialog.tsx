import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import { PlanView } from './PlanView';
import { ReasonField } from './ReasonField';
import { useIdempotencyKey } from './useIdempotencyKey';
import { usePlan } from './usePlan';

/** Switches auto-sync on again, after showing what it will apply. */
export function ResumeDialog(props: DialogProps) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const [reason, setReason] = useState('');
  const revision =
    deployment.newest.revision ?? deployment.targetVersion?.revision;
  const plan = usePlan(
    props.entityRef,
    deployment.id,
    revision ? { revision } : undefined,
  );
  const request = { reason: reason.trim() || undefined };
  const idempotencyKey = useIdempotencyKey(request);
  const label = plan.plan?.to.label ?? deployment.targetVersion?.label;
  return (
    <CommandDialog
      {...props}
      width={760}
      title={t('resumeDialog.title', { environment: environment.name })}
      submitLabel={
        label
          ? t('resumeDialog.submit', {
              environment: environment.name,
              version: label,
            })
          : t('resumeDialog.submitEmpty', { environment: environment.name })
      }
      ready={
        !plan.loading &&
        (!environment.requireReason || request.reason !== undefined)
      }
      submit={() =>
        api.resume(props.entityRef, deployment.id, {
          ...request,
          idempotencyKey,
        })
      }
    >
      {revision ? (
        <>
          <p>{t('resumeDialog.whatHappens')}</p>
          <PlanView state={plan} />
        </>
      ) : (
        <p>{t('resumeDialog.unknownTarget')}</p>
      )}
      <ReasonField
        required={environment.requireReason}
        value={reason}
        onChange={setReason}
      />
    </CommandDialog>
  );
}
