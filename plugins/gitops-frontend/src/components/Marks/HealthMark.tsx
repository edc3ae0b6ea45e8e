import { RiQuestionLine } from '@remixicon/react';
import { Deployment } from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import { healthLook } from './healthLook';
import { Mark } from './Mark';

/** Argo CD's health of a deployment; what it was, when the instance cannot be read. */
export function HealthMark({
  deployment,
}: {
  readonly deployment: Deployment;
}) {
  const t = useTranslate();
  const look = healthLook(t, deployment.health);
  return deployment.staleSince ? (
    <Mark
      icon={<RiQuestionLine />}
      tone="quiet"
      word={t('healthStatus.unknown')}
      second={t('environments.was', { word: look.word })}
    />
  ) : (
    <Mark {...look} />
  );
}
