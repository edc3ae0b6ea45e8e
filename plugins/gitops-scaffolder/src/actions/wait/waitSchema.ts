import type { z as zod } from 'zod/v3';

type Z = typeof zod;

/** Types only; see the schema of `gitops:cdk8s:generate` for why. */
export const waitSchema = {
  input: {
    entityRef: (z: Z) =>
      z.string().describe('The entity, for example component:default/shop'),
    commandId: (z: Z) =>
      z.string().describe('The command, for example of gitops:start-release'),
    timeout: (z: Z) =>
      z
        .string()
        .optional()
        .describe('How long to wait at most, such as 30m; default: 1h'),
    cancelOnAbort: (z: Z) =>
      z
        .boolean()
        .optional()
        .describe(
          'Cancels the command when the task is cancelled; default: it goes on',
        ),
  },
  output: {
    state: (z: Z) => z.string(),
    chart: (z: Z) => z.string().optional(),
    chartVersion: (z: Z) => z.string().optional(),
    digest: (z: Z) => z.string().optional(),
    revision: (z: Z) => z.string().optional(),
    pullRequestUrl: (z: Z) => z.string().optional(),
    commitUrl: (z: Z) => z.string().optional(),
    warnings: (z: Z) => z.array(z.string()),
  },
};
