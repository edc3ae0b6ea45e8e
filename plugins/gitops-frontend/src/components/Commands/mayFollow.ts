import { Command, GitopsAction } from '@slipway/plugin-gitops-common';
import { SelectedDeployment } from '../../hooks/findSelected';

/** The permission that a command's kind needs; ending and repeating one needs the same. */
const PERMISSION_OF: Readonly<Record<Command['kind'], GitopsAction>> = {
  deploy: 'deploy',
  sync: 'sync',
  terminate: 'sync',
  rollback: 'rollback',
  hold: 'hold',
  resume: 'hold',
  release: 'release',
};

/** Whether the user may end or repeat a command. */
export function mayFollow(
  command: Command,
  selected: SelectedDeployment | undefined,
): boolean {
  return (
    selected?.deployment.access[PERMISSION_OF[command.kind]].allowed ?? false
  );
}
