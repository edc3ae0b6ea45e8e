import { z } from 'zod';
import { secretsSchemas } from '../charts/parts/secretsSchemas';
import { schemas } from '../config/schemas';
import { durationSchema } from './durationSchema';
import { kargoStepSchema } from './kargoStepSchema';
import { PromotionConfig } from './PromotionConfig';

/** @public */
export const promotionConfigSchema: z.ZodType<PromotionConfig> = z.strictObject(
  {
    kargo: z.strictObject({
      project: schemas.dnsLabel,
      warehouse: z
        .strictObject({
          interval: durationSchema.optional(),
          imageSelectionStrategy: z
            .enum(['SemVer', 'NewestBuild', 'Lexical', 'Digest'])
            .optional(),
          constraint: schemas.text.optional(),
          allowTagsRegexes: z
            .array(
              schemas.text.refine(
                isRegExp,
                'is no regular expression; correct it',
              ),
            )
            .optional(),
        })
        .optional(),
      stages: z
        .record(
          schemas.dnsLabel,
          z.strictObject({
            auto: z.boolean().optional(),
            after: z.array(schemas.dnsLabel).optional(),
            soakTime: durationSchema.optional(),
            verification: z.array(schemas.dnsLabel).optional(),
          }),
        )
        .optional(),
      steps: z
        .array(kargoStepSchema)
        .min(1, 'is empty; leave it out for the usual step')
        .optional(),
      credentials: z
        .record(schemas.dnsLabel, secretsSchemas.repositoryAccount)
        .optional(),
    }),
  },
);

function isRegExp(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}
