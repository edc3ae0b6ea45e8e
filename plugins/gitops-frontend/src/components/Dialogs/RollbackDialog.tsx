import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton, TextField } from '@backstage/ui';
import { Deployment, RollbackWay } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { errorSentence } from '../../format/errorSentence';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import styles from './Dialogs.module.css';
import { FromTo } from './FromTo';
import { HoldEndField } from './HoldEndField';
import { holdUntil } from './holdUntil';
import { PlanView } from './PlanView';
import { ReasonField } from './ReasonField';
import { defaultTarget } from './rollbackTargets';
import { useIdempotencyKey } from './useIdempotencyKey';
import { usePlan } from './usePlan';
import { useRollbackTargets } from './useRollbackTargets';
import { WayChoice } from './WayChoice';

/** Goes back to an earlier version. Off until the way, the reason and the environment's typed name are there. */
export function RollbackDialog(
  props: DialogProps & { readonly historyId?: string },
) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const [chosen, setChosen] = useState(props.historyId);
  const [way, setWay] = useState<RollbackWay['way']>();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [hours, setHours] = useState(0);
  const { targets, error } = useRollbackTargets(
    props.entityRef,
    deployment.id,
    props.historyId,
  );
  const target =
    targets?.find(entry => entry.id === chosen) ??
    (targets && defaultTarget(targets, deployment));
  const plan = usePlan(
    props.entityRef,
    deployment.id,
    target && { historyId: target.id },
  );
  const open = plan.plan?.ways.find(w => w.way === way && w.available);
  const request = { historyId: target?.id, way, reason: reason.trim(), hours };
  const idempotencyKey = useIdempotencyKey(request);
  const missing: string[] = [
    !target && t('rollbackDialog.missingTarget'),
    !open && t('rollbackDialog.missingWay'),
    !request.reason && t('rollbackDialog.missingReason'),
    typed.trim() !== environment.name && t('rollbackDialog.missingName'),
  ].flatMap(part => part || []);
  const names = {
    environment: environment.name,
    version: target?.version.label ?? '',
  };
  let submitLabel: string = t('rollbackDialog.submitEmpty', names);
  if (target) {
    submitLabel = t(submitKey(way, deployment.changes), names);
  }
  return (
    <CommandDialog
      {...props}
      width={920}
      title={t('rollbackDialog.title', {
        name: props.entityName,
        environment: environment.name,
      })}
      submitLabel={submitLabel}
      destructive
      ready={missing.length === 0}
      missing={t('rollbackDialog.missing', { what: missing.join(', ') })}
      submit={() =>
        api.rollback(props.entityRef, deployment.id, {
          way: open!.way,
          historyId: target!.id,
          reason: request.reason,
          ...(way === 'argocd' && { holdUntil: holdUntil(hours, Date.now()) }),
          idempotencyKey,
        })
      }
    >
      {!targets && error === undefined && <Skeleton width="100%" height={80} />}
      {error !== undefined && (
        <p role="alert" className={styles.warning}>
          {t('rollbackDialog.historyFailed', { message: errorSentence(error) })}
        </p>
      )}
      {targets && !target && (
        <p role="status">
          {t('rollbackDialog.noTarget', { environment: environment.name })}
        </p>
      )}
      {target && (
        <>
          <FromTo
            deployment={deployment}
            targets={targets!}
            target={target}
            onChoose={setChosen}
          />
          <PlanView state={plan} />
          {plan.plan && (
            <WayChoice
              ways={plan.plan.ways}
              value={open?.way}
              onChange={setWay}
            />
          )}
          <div className={styles.columns}>
            <ReasonField required value={reason} onChange={setReason} />
            {way === 'argocd' && (
              <HoldEndField hours={hours} onChange={setHours} />
            )}
            <TextField
              label={t('rollbackDialog.confirm', {
                environment: environment.name,
              })}
              autoComplete="off"
              value={typed}
              onChange={setTyped}
            />
          </div>
        </>
      )}
    </CommandDialog>
  );
}

function submitKey(
  way: RollbackWay['way'] | undefined,
  changes: Deployment['changes'],
) {
  if (way !== 'git') return 'rollbackDialog.submit';
  return changes === 'commit'
    ? 'rollbackDialog.submitCommit'
    : 'rollbackDialog.submitGit';
}
