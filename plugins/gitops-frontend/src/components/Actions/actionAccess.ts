import {
  ActionAccess,
  Deployment,
  GitopsAction,
} from '@slipway/plugin-gitops-common';
import { Translate } from '../../translation/useTranslate';
import { ActionKind } from './ActionRequest';
import { releases } from './releases';

const PERMISSION_OF: Readonly<Record<ActionKind, GitopsAction>> = {
  deploy: 'deploy',
  promote: 'deploy',
  rollback: 'rollback',
  sync: 'sync',
  terminate: 'sync',
  hold: 'hold',
  resume: 'hold',
};

/** Whether an action may be taken; always no, with the reason, while the instance cannot be read. */
export function actionAccess(
  t: Translate,
  deployment: Deployment,
  kind: ActionKind,
): ActionAccess {
  if (deployment.staleSince) {
    return {
      allowed: false,
      reason: t('problem.actionsOff', { instance: deployment.instance }),
    };
  }
  const permission =
    (kind === 'deploy' || kind === 'promote') && releases(deployment)
      ? 'release'
      : PERMISSION_OF[kind];
  const access = deployment.access[permission];
  return access.allowed
    ? access
    : { allowed: false, reason: access.reason ?? t('action.notAllowed') };
}
