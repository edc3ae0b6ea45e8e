import { useApi } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { deployableVersion } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { useTranslate } from '../../translation/useTranslate';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import { ReasonField } from './ReasonField';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Brings another image tag or chart version, by a pull request or a commit. */
export function DeployDialog(props: DialogProps) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const current = deployableVersion(deployment);
  const [version, setVersion] = useState(current ?? '');
  const [reason, setReason] = useState('');
  const wanted = version.trim();
  const request = { version: wanted, reason: reason.trim() || undefined };
  const idempotencyKey = useIdempotencyKey(request);
  // While Git wants something else, the version that runs is a version to bring back.
  const same = wanted === current && deployment.newest.state === 'live';
  return (
    <CommandDialog
      {...props}
      title={t('deployDialog.title', {
        name: props.entityName,
        environment: environment.name,
      })}
      submitLabel={
        wanted && !same
          ? t('deployDialog.submit', {
              version: wanted,
              environment: environment.name,
            })
          : t('deployDialog.submitEmpty', { environment: environment.name })
      }
      ready={
        wanted !== '' &&
        !same &&
        (!environment.requireReason || request.reason !== undefined)
      }
      submit={() =>
        api.deploy(props.entityRef, deployment.id, {
          ...request,
          idempotencyKey,
        })
      }
    >
      <TextField
        label={t(
          deployment.delivery === 'chart'
            ? 'deployDialog.chartVersion'
            : 'deployDialog.tag',
        )}
        secondaryLabel={t('dialog.required')}
        description={
          same
            ? t('deployDialog.sameVersion', {
                version: wanted,
                environment: environment.name,
              })
            : currentSentence()
        }
        maxLength={128}
        value={version}
        onChange={setVersion}
      />
      <ReasonField
        required={environment.requireReason}
        value={reason}
        onChange={setReason}
      />
      <p>
        {t(
          deployment.changes === 'commit'
            ? 'deployDialog.whatHappensCommit'
            : 'deployDialog.whatHappens',
        )}
      </p>
    </CommandDialog>
  );

  function currentSentence() {
    return current
      ? t('deployDialog.current', { version: current })
      : t('deployDialog.nothing');
  }
}
