import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';

/** How an action is run. */
export interface RunActionOptions {
  readonly input: object;
  readonly workspacePath: string;
  readonly context?: Partial<ActionContext<JsonObject, JsonObject>>;
}

/** What an action answered. */
export interface ActionRun {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly log: readonly string[];
}

/** Runs an action's handler and collects its outputs and log. The mock context ignores some overrides, so they are laid over it. */
export async function runAction(
  action: { readonly handler: (context: never) => Promise<void> },
  { context, input, workspacePath }: RunActionOptions,
): Promise<ActionRun> {
  const outputs: Record<string, unknown> = {};
  const log: string[] = [];
  const mock = createMockActionContext({
    input: input as JsonObject,
    workspacePath,
  });
  const collect = (line: string) => {
    log.push(line);
  };
  const full: ActionContext<JsonObject, JsonObject> = {
    ...mock,
    ...context,
    logger: Object.assign(Object.create(mock.logger), {
      info: collect,
      warn: collect,
    }),
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
  };
  await action.handler(full as never);
  return { outputs, log };
}
