import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  Command,
  CommandKind,
  parseDeploymentId,
} from '@slipway/plugin-gitops-common';

/** Commands whose end is news; hold, resume and terminate end while the person looks. */
const TOLD: readonly CommandKind[] = [
  'deploy',
  'promote',
  'rollback',
  'release',
  'sync',
];

const TITLES: Readonly<Record<CommandKind, string>> = {
  deploy: 'Deployment',
  promote: 'Promotion',
  sync: 'Sync',
  rollback: 'Rollback',
  hold: 'Hold',
  resume: 'Resume',
  terminate: 'Terminate',
  release: 'Release',
};

/** Tells the owners of the entity how a command ended. A later message of the same deployment replaces the earlier. */
export async function notifyOwners(
  notifications: NotificationService,
  command: Command,
): Promise<void> {
  if (!TOLD.includes(command.kind) || command.state === 'cancelled') return;
  const { name } = parseDeploymentId(command.deploymentId);
  const failed = command.state === 'failed';
  const link = command.outcome?.pullRequestUrl ?? command.outcome?.commitUrl;
  await notifications.send({
    recipients: { type: 'entity', entityRef: command.entityRef },
    payload: {
      title: `${TITLES[command.kind]} of ${name} ${
        failed ? 'failed' : 'succeeded'
      }`,
      description: failed
        ? [command.error, ...(command.leftBehind ?? [])].join(' ')
        : `Asked for by ${command.actor}${
            command.reason ? `: ${command.reason}` : ''
          }`,
      severity: failed ? 'high' : 'low',
      topic: 'gitops',
      scope: `gitops:${command.deploymentId}`,
      ...(link && { link }),
    },
  });
}
