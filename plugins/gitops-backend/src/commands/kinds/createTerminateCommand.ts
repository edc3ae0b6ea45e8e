import { CommandDefinition } from '../CommandDefinition';
import { StepTools } from '../steps/StepTools';
import { terminateOperation } from '../steps/terminateOperation';

/** Terminate: ends the operation that runs, and the command that waits for it. */
export function createTerminateCommand(tools: StepTools): CommandDefinition {
  return {
    kind: 'terminate',
    overrides: true,
    steps: () => [terminateOperation(tools, { exclusive: false })],
  };
}
