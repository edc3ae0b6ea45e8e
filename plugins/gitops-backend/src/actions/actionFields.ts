import type { z as Zod } from 'zod/v3';

/** Fields that the inputs of several actions have, in the registry's own Zod. */
export const actionFields = {
  entityRef: (z: typeof Zod) =>
    z.string().describe('The entity, for example component:default/storefront'),
  deploymentId: (z: typeof Zod) =>
    z.string().describe('The deployment: <instance>:<namespace>:<application>'),
  /** What every action that starts a command takes. */
  mutation: (z: typeof Zod) => ({
    reason: z
      .string()
      .optional()
      .describe(
        'Why, for the ledger and the audit log; some environments demand it',
      ),
    idempotencyKey: z
      .string()
      .optional()
      .describe('The same key again answers with the first command'),
  }),
} as const;
