import { z } from 'zod';
import { schemas } from '../config/schemas';
import {
  ApplicationSetConfig,
  ApplicationSetGenerator,
} from './ApplicationSetConfig';
import { applicationSourceSchema } from './applicationSourceSchema';
import { jsonPointerSchema } from './jsonPointerSchema';
import { labelKeySchema, labelSelectorSchema } from './labelSelectorSchema';
import { describeFields } from '../platform/describeFields';

const values = z.record(schemas.text, z.string());

const clusters = z.strictObject({
  selector: labelSelectorSchema.optional(),
  values: values.optional(),
});

const git = z
  .strictObject({
    repoURL: schemas.text,
    revision: schemas.text.optional(),
    directories: z
      .array(
        z.strictObject({ path: schemas.text, exclude: z.boolean().optional() }),
      )
      .min(1, 'is empty; name at least one folder')
      .optional(),
    files: z
      .array(z.strictObject({ path: schemas.text }))
      .min(1, 'is empty; name at least one file')
      .optional(),
    values: values.optional(),
  })
  .refine(
    ({ directories, files }) =>
      (directories === undefined) !== (files === undefined),
    'has both directories and files, or neither; give one of them',
  );

const list = z.strictObject({
  elements: z.array(z.record(schemas.text, z.unknown())),
});

/** Argo CD nests generators one level deep: a matrix or merge of matrices is refused by its schema. */
function generatorSchema(depth: number): z.ZodType<ApplicationSetGenerator> {
  const nested = depth < 2 ? generatorSchema(depth + 1) : z.never();
  return z
    .strictObject({
      clusters: clusters.optional(),
      git: git.optional(),
      list: list.optional(),
      matrix: z
        .strictObject({
          generators: z
            .array(nested)
            .length(2, 'has not exactly two generators; a matrix takes two'),
        })
        .optional(),
      merge: z
        .strictObject({
          mergeKeys: z
            .array(schemas.text)
            .min(1, 'is empty; name the parameter that tells them apart'),
          generators: z
            .array(nested)
            .min(2, 'has fewer than two generators; a merge takes two or more'),
        })
        .optional(),
    })
    .refine(
      generator => Object.values(generator).filter(Boolean).length === 1,
      'is not exactly one generator; give one of clusters, git, list, matrix, merge',
    );
}

const step = z.strictObject({
  matchExpressions: z
    .array(
      z.strictObject({
        key: labelKeySchema,
        operator: z.enum(['In', 'NotIn']),
        values: z.array(z.string()).min(1, 'is empty; name at least one value'),
      }),
    )
    .min(1, 'is empty; name at least one label'),
  maxUpdate: z
    .union([
      z.number().int().min(0),
      z
        .string()
        .regex(/^(\d+|\d{1,2}%|100%)$/, 'is no number and no percentage'),
    ])
    .optional(),
});

/**
 * Checks an ApplicationSet. Its templates are judged by `generatePlatform`, which knows the labels of the clusters.
 *
 * @public
 */
export const applicationSetConfigSchema: z.ZodType<ApplicationSetConfig> =
  z.strictObject(
    describeFields(
      {
        name: schemas.dnsLabel,
        generators: z
          .array(generatorSchema(0))
          .min(1, 'is empty; give at least one generator'),
        template: z.strictObject({
          name: schemas.text,
          entity: schemas.text.optional(),
          environment: schemas.text.optional(),
          labels: z.record(labelKeySchema, z.string()).optional(),
          annotations: z.record(labelKeySchema, z.string()).optional(),
          project: schemas.text.optional(),
          destination: schemas.text,
          namespace: schemas.text,
          sources: z
            .array(applicationSourceSchema)
            .min(1, 'is empty; give at least one source'),
          syncPolicy: z
            .strictObject({
              prune: z.boolean().optional(),
              selfHeal: z.boolean().optional(),
            })
            .optional(),
        }),
        templatePatch: schemas.text.optional(),
        rollingSync: z
          .array(step)
          .min(1, 'is empty; give at least one step')
          .optional(),
        preserveResourcesOnDeletion: z.boolean().optional(),
        ignoreApplicationDifferences: z.array(jsonPointerSchema).optional(),
      },
      {
        name: 'Name of the ApplicationSet',
        generators:
          'Where the parameters come from; their Applications are added up',
        template: 'What each Application is like, with Go templates',
        templatePatch:
          "A Go template of a patch, for what the template's texts cannot say",
        rollingSync: 'Steps, each synced once all before are healthy',
        preserveResourcesOnDeletion: {
          description:
            "Keeps the Applications' objects when the set is removed",
          default: false,
        },
        ignoreApplicationDifferences:
          'Fields of the Applications that the set leaves alone, as JSON pointers',
      },
    ),
  );
