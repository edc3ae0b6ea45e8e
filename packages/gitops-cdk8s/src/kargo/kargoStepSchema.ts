import { z } from 'zod';
import { durationSchema } from './durationSchema';
import { KARGO_STEP_CONFIGS } from './kargoStepConfigs';
import { KargoStep } from './PromotionConfig';

/**
 * Checks a step, and the config of a built-in one.
 *
 * @public
 */
export const kargoStepSchema: z.ZodType<KargoStep> = z
  .strictObject({
    uses: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]*$/,
        'is no kind of step; write it like git-clone',
      )
      .optional(),
    task: z
      .strictObject({
        name: z.string().min(1, 'is empty; give it a value'),
        kind: z.enum(['PromotionTask', 'ClusterPromotionTask']).optional(),
      })
      .optional(),
    as: z
      .string()
      .regex(
        /^[a-z][a-zA-Z0-9-]*$/,
        'is no name; begin it with a small letter, go on with letters, digits and "-"',
      )
      .optional(),
    if: z.string().optional(),
    config: z.record(z.string(), z.unknown()).optional(),
    continueOnError: z.boolean().optional(),
    retry: z
      .strictObject({
        timeout: durationSchema.optional(),
        errorThreshold: z.number().int().min(0).optional(),
      })
      .optional(),
    vars: z
      .array(z.strictObject({ name: z.string().min(1), value: z.string() }))
      .optional(),
  })
  .refine(
    ({ task, uses }) => (task === undefined) !== (uses === undefined),
    'has both uses and task, or neither; give one of them',
  )
  .refine(
    step => !step.task || (step.config === undefined && step.if === undefined),
    'has a task together with config or if, which Kargo refuses; put them into the task',
  )
  .superRefine((step, context) => {
    const known =
      step.uses !== undefined && Object.hasOwn(KARGO_STEP_CONFIGS, step.uses)
        ? KARGO_STEP_CONFIGS[step.uses]
        : undefined;
    const result = known?.safeParse(step.config ?? {});
    for (const issue of result?.error?.issues ?? []) {
      context.addIssue({
        ...issue,
        path: ['config', ...issue.path],
      } as Parameters<typeof context.addIssue>[0]);
    }
  });
