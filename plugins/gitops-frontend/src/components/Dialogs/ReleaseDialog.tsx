import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { errorSentence } from '../../format/errorSentence';
import { useTranslate } from '../../translation/useTranslate';
import { Banner } from '../DeploymentsTab/Banner';
import { CommandDialog } from './CommandDialog';
import { DialogProps } from './DialogProps';
import { ReasonField } from './ReasonField';
import { ReleaseForm, releaseRequestOf } from './releaseRequestOf';
import { ReleaseSource } from './ReleaseSource';
import { useEntityChart } from './useEntityChart';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Brings another version of a chart: one that is published, one that is uploaded, or one made of a folder in Git. */
export function ReleaseDialog(props: DialogProps) {
  const t = useTranslate();
  const api = useApi(gitopsApiRef);
  const { deployment, environment } = props.selected;
  const { chart, error, loading } = useEntityChart(props.entityRef, deployment);
  const [changed, setChanged] = useState<Partial<ReleaseForm>>({});
  const [reason, setReason] = useState('');
  const current = deployment.version?.revision;
  // Also when it runs already: an older one is a choice that somebody makes.
  const newest = chart?.versions[0];
  const form: ReleaseForm = {
    way: newest || loading ? 'published' : 'upload',
    published: newest?.version,
    sourceUrl: '',
    version: '',
    ...changed,
  };
  const what = releaseRequestOf(form);
  const request = {
    ...what,
    deploymentId: deployment.id,
    reason: reason.trim() || undefined,
  };
  const { file } = form;
  const idempotencyKey = useIdempotencyKey({
    ...request,
    ...(form.way === 'upload' &&
      file && { file: [file.name, file.size, file.lastModified] }),
  });
  const names = { environment: environment.name, version: what?.version ?? '' };
  const same =
    what?.version === current &&
    !what?.sourceUrl &&
    form.way === 'published' &&
    deployment.newest.state === 'live';
  const problem = chart?.problem ?? (error ? errorSentence(error) : undefined);
  return (
    <CommandDialog
      {...props}
      width={680}
      title={t('deployDialog.title', {
        name: props.entityName,
        environment: environment.name,
      })}
      submitLabel={t(
        what?.version ? 'releaseDialog.submit' : 'releaseDialog.submitEmpty',
        names,
      )}
      ready={
        what !== undefined &&
        !same &&
        (!environment.requireReason || request.reason !== undefined)
      }
      submit={() =>
        api.release(
          props.entityRef,
          { ...request, idempotencyKey },
          form.way === 'upload' ? file : undefined,
        )
      }
    >
      {problem && (
        <Banner
          tone="warning"
          title={t('releaseDialog.noVersions')}
          detail={problem}
        />
      )}
      {loading ? (
        <Skeleton width="100%" height={120} />
      ) : (
        <ReleaseSource
          form={form}
          versions={chart?.versions ?? []}
          current={current}
          same={same}
          environment={environment.name}
          onChange={part => setChanged(old => ({ ...old, ...part }))}
        />
      )}
      <ReasonField
        required={environment.requireReason}
        value={reason}
        onChange={setReason}
      />
      <p>
        {t('releaseDialog.whatHappens', {
          repository: chart?.repository ?? t('releaseDialog.itsRepository'),
          environment: environment.name,
        })}
      </p>
    </CommandDialog>
  );
}
