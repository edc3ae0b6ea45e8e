import { z } from 'zod';
import { secretsSchemas } from '../charts/parts/secretsSchemas';
import { schemas } from '../config/schemas';
import { durationSchema } from './durationSchema';
import { kargoStepSchema } from './kargoStepSchema';
import { PromotionConfig } from './PromotionConfig';

/** @public */
export const promotionConfigSchema: z.ZodType<PromotionConfig> = z.strictObject(
  {
    kargo: z
      .strictObject({
        project: schemas.dnsLabel.meta({
          title: "Kargo's project",
          description:
            "Kargo's project, which is also the namespace of its objects",
        }),
        warehouse: z
          .strictObject({
            interval: durationSchema.optional().meta({
              description: 'How often it looks, like 10m0s',
              default: '5m0s',
            }),
            imageSelectionStrategy: z
              .enum(['SemVer', 'NewestBuild', 'Lexical', 'Digest'])
              .optional()
              .meta({
                description: 'Of an image: which tag is the newest',
                default: 'SemVer',
              }),
            constraint: schemas.text.optional().meta({
              description:
                'A range of versions, like ^1.0.0; for Digest the tag',
            }),
            allowTagsRegexes: z
              .array(
                schemas.text.refine(
                  isRegExp,
                  'is no regular expression; correct it',
                ),
              )
              .optional()
              .meta({
                title: 'Tags that count',
                description: 'Regular expressions of tags that count',
              }),
          })
          .optional()
          .meta({ description: 'Where new versions come from' }),
        stages: z
          .record(
            schemas.dnsLabel,
            z.strictObject({
              auto: z.boolean().optional().meta({
                description: 'Takes every new version by itself',
                default: false,
              }),
              after: z.array(schemas.dnsLabel).optional().meta({
                description:
                  'Environments that it takes versions from, instead of the one before it',
              }),
              soakTime: durationSchema.optional().meta({
                description:
                  'How long a version has to have been in the stage before, like 1h0m0s',
              }),
              verification: z.array(schemas.dnsLabel).optional().meta({
                description:
                  'Names of AnalysisTemplates that have to succeed afterwards',
              }),
            }),
          )
          .optional()
          .meta({
            description: 'By environment; the others have the defaults',
          }),
        steps: z
          .array(kargoStepSchema)
          .min(1, 'is empty; leave it out for the usual step')
          .optional()
          .meta({
            description:
              'What a promotion does; default: it writes the new version to Git',
          }),
        pullRequest: z.boolean().optional().meta({
          description: 'Writes to Git by a pull request, and waits for it',
          default: false,
        }),
        credentials: z
          .record(schemas.dnsLabel, secretsSchemas.repositoryAccount)
          .optional()
          .meta({
            description: 'Accounts of what Kargo reads and writes, by name',
          }),
      })
      .meta({
        description:
          'A Warehouse looks for new versions, and each environment is a Stage',
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
