import { z } from 'zod';
import { LabelSelector } from './LabelSelector';

const LABEL_KEY =
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** @internal */
export const labelKeySchema = z
  .string()
  .regex(
    LABEL_KEY,
    'is no label key; write it like environment or example.com/role',
  );

/** @internal */
export const labelValueSchema = z
  .string()
  .regex(
    LABEL_VALUE,
    'is no label value; use at most 63 letters, digits, "-", "_" and ".", text like "true" quoted',
  );

/** @internal */
export const labelSelectorSchema: z.ZodType<LabelSelector> = z.strictObject({
  matchLabels: z.record(labelKeySchema, labelValueSchema).optional(),
  matchExpressions: z
    .array(
      z
        .strictObject({
          key: labelKeySchema,
          operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
          values: z.array(labelValueSchema).optional(),
        })
        .refine(
          ({ operator, values = [] }) =>
            ['In', 'NotIn'].includes(operator) === values.length > 0,
          'has values where there must be none, or none where there must be some; In and NotIn take values, Exists and DoesNotExist do not',
        ),
    )
    .optional(),
});
