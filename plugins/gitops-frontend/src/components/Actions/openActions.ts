import { Deployment } from '@slipway/plugin-gitops-common';
import { ActionKind } from './ActionRequest';

const RUNNING = ['Pending', 'Running'];

/** The actions that mean something for a deployment as it stands, in the order of the menu. */
export function openActions(deployment: Deployment): readonly ActionKind[] {
  const runs = RUNNING.includes(deployment.operation?.phase ?? '');
  return [
    'deploy',
    'rollback',
    'sync',
    ...(runs ? (['terminate'] as const) : []),
    deployment.hold ? 'resume' : 'hold',
  ];
}
