import {
  ActionAccess,
  Deployment,
  GitopsAction,
} from '@slipway/plugin-gitops-common';
import { Translate } from '../../translation/useTranslate';
import { ActionKind } from './ActionRequest';

const PERMISSION_OF: Readonly<Record<ActionKind, GitopsAction>> = {
  deploy: 'deploy',
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
  const access = deployment.access[PERMISSION_OF[kind]];
  return access.allowed
    ? access
    : { allowed: false, reason: access.reason ?? t('action.notAllowed') };
}
