import { JsonObject } from '@backstage/types';

/**
 * Whether a command commits to the branch in place of opening a pull request. It is decided by the environment when the
 * command is accepted, and kept among its parameters: a later change of the configuration does not give a command other
 * steps.
 */
export function changesByCommit({ changes }: JsonObject): boolean {
  return changes === 'commit';
}
