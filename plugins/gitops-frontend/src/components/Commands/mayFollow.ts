import { actionOfCommand, Command } from '@slipway/plugin-gitops-common';
import { SelectedDeployment } from '../../hooks/findSelected';

/** Whether the user may end or repeat a command. */
export function mayFollow(
  command: Command,
  selected: SelectedDeployment | undefined,
): boolean {
  return (
    selected?.deployment.access[actionOfCommand[command.kind]].allowed ?? false
  );
}
