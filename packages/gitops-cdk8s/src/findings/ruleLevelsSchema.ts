import { z } from 'zod';
import { RuleLevels } from './RuleLevels';
import { RULES } from './rules';

const rule = z
  .string()
  .refine(
    id => RULES.some(known => known.id === id),
    'is no rule; docs/rules.md names them all',
  );

/**
 * Checks levels of rules: known rules only, and nothing but `error` for a rule whose level is fixed.
 *
 * @public
 */
export const ruleLevelsSchema: z.ZodType<RuleLevels> = z
  .record(rule, z.enum(['off', 'warn', 'error']))
  .superRefine((levels, context) => {
    for (const { fixed, id } of RULES) {
      if (fixed && Object.hasOwn(levels, id) && levels[id] !== 'error') {
        context.addIssue({
          code: 'custom',
          path: [id],
          message: 'is not possible: this rule is always an error; remove it',
        });
      }
    }
  });
