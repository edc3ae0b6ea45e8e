import { RiArrowRightLine } from '@remixicon/react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { releases } from '../Actions/releases';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import styles from './Dialogs.module.css';
import { ReasonField } from './ReasonField';
import { RunsBox } from './RunsBox';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Brings what one environment runs to the next. */
export function PromoteDialog(
  props: DialogProps & {
    /** Where the version runs. */
    readonly from: SelectedDeployment;
    readonly version: string;
  },
) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { from, version } = props;
  const { deployment, environment } = props.selected;
  const [reason, setReason] = useState('');
  const request = { version, reason: reason.trim() || undefined };
  const idempotencyKey = useIdempotencyKey(request);
  const names = { version, environment: environment.name };
  return (
    <CommandDialog
      {...props}
      title={t('promoteDialog.title', { name: props.entityName, ...names })}
      submitLabel={t('promoteDialog.submit', names)}
      ready={!environment.requireReason || request.reason !== undefined}
      missing={t('rollbackDialog.missing', {
        what: t('rollbackDialog.missingReason'),
      })}
      submit={() =>
        releases(deployment)
          ? api.release(props.entityRef, {
              ...request,
              deploymentId: deployment.id,
              idempotencyKey,
            })
          : api.promote(props.entityRef, deployment.id, {
              ...request,
              from: from.deployment.id,
              idempotencyKey,
            })
      }
    >
      <div className={styles.fromTo}>
        <RunsBox selected={from} />
        <RiArrowRightLine aria-hidden="true" className={styles.arrow} />
        <RunsBox selected={props.selected} target />
      </div>
      <ReasonField
        required={environment.requireReason}
        value={reason}
        onChange={setReason}
      />
      <p>{t(whatHappens())}</p>
    </CommandDialog>
  );

  function whatHappens() {
    if (releases(deployment)) return 'promoteDialog.whatHappensChart';
    return deployment.changes === 'commit'
      ? 'deployDialog.whatHappensCommit'
      : 'deployDialog.whatHappens';
  }
}
