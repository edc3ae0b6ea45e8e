import { CommandDefinition } from '../CommandDefinition';
import { requestSync } from '../steps/requestSync';
import { StepTools } from '../steps/StepTools';
import { waitForOperation } from '../steps/waitForOperation';
import { waitUntilFree } from '../steps/waitUntilFree';
import { waitUntilHealthy } from '../steps/waitUntilHealthy';

/** Sync: bring what Git has, and stay until it is healthy. A dry run changes nothing, so it ends with its operation. */
export function createSyncCommand(tools: StepTools): CommandDefinition {
  return {
    kind: 'sync',
    steps: ({ dryRun }) => [
      waitUntilFree(tools),
      requestSync(tools),
      waitForOperation(tools, {
        kind: 'sync',
        name: 'wait-synced',
        title: dryRun ? 'Wait for the dry run' : 'Wait until synced',
      }),
      ...(dryRun ? [] : [waitUntilHealthy(tools)]),
    ],
  };
}
