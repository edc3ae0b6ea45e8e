import {
  RiCheckLine,
  RiGitBranchLine,
  RiLoader3Line,
  RiPauseCircleFill,
  RiQuestionLine,
} from '@remixicon/react';
import { Deployment } from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import { Mark } from './Mark';

/** Argo CD's sync status of a deployment, with what a hold or a lost instance makes of it. */
export function SyncMark({ deployment }: { readonly deployment: Deployment }) {
  const t = useTranslate();
  const words: Record<string, string> = {
    Synced: t('syncStatus.synced'),
    OutOfSync: t('syncStatus.outOfSync'),
  };
  const word = words[deployment.sync] ?? t('syncStatus.unknown');
  if (deployment.staleSince) {
    return (
      <Mark
        icon={<RiQuestionLine />}
        tone="quiet"
        word={t('syncStatus.unknown')}
        second={t('environments.was', { word })}
      />
    );
  }
  if (['Running', 'Terminating'].includes(deployment.operation?.phase ?? '')) {
    return (
      <Mark
        icon={<RiLoader3Line />}
        tone="running"
        word={t('syncStatus.syncing')}
      />
    );
  }
  if (deployment.sync === 'Synced') {
    return <Mark icon={<RiCheckLine />} tone="good" word={word} />;
  }
  if (deployment.sync === 'OutOfSync' && deployment.hold) {
    return (
      <Mark
        icon={<RiPauseCircleFill />}
        tone="warning"
        word={word}
        second={t('environments.heldOnPurpose')}
      />
    );
  }
  return deployment.sync === 'OutOfSync' ? (
    <Mark icon={<RiGitBranchLine />} tone="warning" word={word} />
  ) : (
    <Mark icon={<RiQuestionLine />} tone="quiet" word={word} />
  );
}
