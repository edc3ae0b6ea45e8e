import { InputError } from '@backstage/errors';
import { CommandDefinition, CommandStepDefinition } from '../CommandDefinition';

/** Rollback: the person chooses the way. */
export function createRollbackCommand(ways: {
  readonly git: CommandDefinition['steps'];
  readonly argocd: readonly CommandStepDefinition[];
  readonly tidyUp?: CommandDefinition['tidyUp'];
}): CommandDefinition {
  return {
    kind: 'rollback',
    check({ way }) {
      if (way !== 'git' && way !== 'argocd') {
        throw new InputError(
          `There is no way back '${way}'. Use 'git' or 'argocd'.`,
        );
      }
    },
    tidyUp: ways.tidyUp,
    steps: parameters =>
      parameters.way === 'argocd' ? ways.argocd : ways.git(parameters),
  };
}
