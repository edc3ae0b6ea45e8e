import { CommandDefinition } from '../CommandDefinition';
import { holdAutoSync } from '../steps/holdAutoSync';
import { StepTools } from '../steps/StepTools';
import { verifyHold } from '../steps/verifyHold';

/** Hold: auto-sync off, on purpose, with a name, a reason and perhaps an end on the Application. */
export function createHoldCommand(tools: StepTools): CommandDefinition {
  return {
    kind: 'hold',
    steps: () => [holdAutoSync(tools), verifyHold(tools)],
  };
}
