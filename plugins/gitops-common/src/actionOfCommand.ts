import { GitopsAction } from './permissions';
import { CommandKind } from './types/Command';

/**
 * The permission that a command's kind needs. Cancelling and repeating a command needs the same.
 *
 * @public
 */
export const actionOfCommand: Readonly<Record<CommandKind, GitopsAction>> = {
  deploy: 'deploy',
  promote: 'deploy',
  sync: 'sync',
  terminate: 'sync',
  rollback: 'rollback',
  hold: 'hold',
  resume: 'hold',
  release: 'release',
};
