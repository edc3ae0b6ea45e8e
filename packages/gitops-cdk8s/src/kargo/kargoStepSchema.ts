import { z } from 'zod';
import { knownKeys } from '../config/knownKeys';
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
      .optional()
      .meta({ description: 'Kind of the step, like git-clone' }),
    task: z
      .strictObject({
        name: z
          .string()
          .min(1, 'is empty; give it a value')
          .meta({ description: 'Name of the task' }),
        kind: z
          .enum(['PromotionTask', 'ClusterPromotionTask'])
          .optional()
          .meta({
            description: 'Whether it is of the project or of the cluster',
            default: 'PromotionTask',
          }),
      })
      .optional()
      .meta({ description: 'A PromotionTask in place of a step' }),
    as: z
      .string()
      .regex(
        /^[a-z][a-zA-Z0-9-]*$/,
        'is no name; begin it with a small letter, go on with letters, digits and "-"',
      )
      .optional()
      .meta({ description: 'Name by which its outputs are found' }),
    if: z
      .string()
      .optional()
      .meta({ description: 'An expression; default: always' }),
    config: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Config of the step' }),
    continueOnError: z
      .boolean()
      .optional()
      .meta({ description: 'Goes on when it fails', default: false }),
    retry: z
      .strictObject({
        timeout: durationSchema
          .optional()
          .meta({ description: 'How long it may take, like 5m0s' }),
        errorThreshold: z
          .number()
          .int()
          .min(0)
          .optional()
          .meta({ description: 'Failures in a row after which it has failed' }),
      })
      .optional()
      .meta({ description: 'How often it is tried' }),
    vars: z
      .array(
        z.strictObject({
          name: z.string().min(1).meta({ description: 'Name of the variable' }),
          value: z.string().meta({ description: 'Its value' }),
        }),
      )
      .optional()
      .meta({ description: 'Variables of the step or task' }),
  })
  .refine(
    ({ task, uses }) => (task === undefined) !== (uses === undefined),
    'has both uses and task, or neither; give one of them',
  )
  .refine(
    step =>
      !step.task ||
      [step.config, step.if, step.continueOnError, step.retry].every(
        field => field === undefined,
      ),
    'has a task together with config, if, continueOnError or retry, which Kargo refuses; put them into the task',
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
        // For the name that was meant: the step's own schema says nothing of its config.
        known: known && knownKeys(known, issue.path),
      } as Parameters<typeof context.addIssue>[0]);
    }
  });
