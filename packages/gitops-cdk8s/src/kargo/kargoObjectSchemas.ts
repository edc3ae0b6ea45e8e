import { z } from 'zod';
import { canonicalGoDuration } from '../argocd/goDuration';
import { kargoStepSchema } from './kargoStepSchema';

const name = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
const duration = z
  .string()
  .refine(
    text => canonicalGoDuration(text) === text,
    'is not as Kargo stores it; write the canonical form, like 6h0m0s',
  );
const metadata = z.object({ name, namespace: name });
const base = <K extends string>(kind: K) => ({
  apiVersion: z.literal('kargo.akuity.io/v1alpha1'),
  kind: z.literal(kind),
});
const vars = z.array(
  z.strictObject({ name: z.string().min(1), value: z.string().optional() }),
);

const subscription = z
  .strictObject({
    image: z
      .strictObject({
        repoURL: z.string().min(1),
        imageSelectionStrategy: z
          .enum(['SemVer', 'NewestBuild', 'Lexical', 'Digest'])
          .optional(),
        constraint: z.string().optional(),
        allowTagsRegexes: z.array(z.string()).optional(),
        ignoreTags: z.array(z.string()).optional(),
        platform: z.string().optional(),
        discoveryLimit: z.number().int().min(1).max(100).optional(),
        insecureSkipTLSVerify: z.boolean().optional(),
        strictSemvers: z.boolean().optional(),
      })
      .optional(),
    git: z
      .strictObject({
        repoURL: z.string().min(1),
        commitSelectionStrategy: z
          .enum(['NewestFromBranch', 'SemVer', 'Lexical', 'NewestTag'])
          .optional(),
        branch: z.string().optional(),
        includePaths: z.array(z.string()).optional(),
        discoveryLimit: z.number().int().min(1).max(100).optional(),
        strictSemvers: z.boolean().optional(),
      })
      .optional(),
    chart: z
      .strictObject({
        repoURL: z.string().regex(/^(oci|https?):\/\//),
        name: z.string().optional(),
        semverConstraint: z.string().optional(),
        discoveryLimit: z.number().int().min(1).max(100).optional(),
      })
      .refine(
        ({ name: chart, repoURL }) =>
          repoURL.startsWith('oci://') === (chart === undefined),
        'has a name at an OCI address, or none at a repository',
      )
      .optional(),
  })
  .refine(one => Object.values(one).filter(Boolean).length === 1);

/**
 * Kargo's kinds (v1.11) as far as Slipway writes them, by kind. Unknown fields are refused: the API server would drop
 * them in silence.
 *
 * @public
 */
export const KARGO_OBJECT_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Project: z.strictObject({
    ...base('Project'),
    metadata: z.object({ name, namespace: z.undefined().optional() }),
  }),
  ProjectConfig: z.strictObject({
    ...base('ProjectConfig'),
    metadata: metadata.refine(
      one => one.name === one.namespace,
      'is not named like its namespace',
    ),
    spec: z.strictObject({
      promotionPolicies: z.array(
        z.strictObject({
          stageSelector: z.strictObject({ name: z.string().min(1) }),
          autoPromotionEnabled: z.boolean(),
        }),
      ),
    }),
  }),
  Warehouse: z.strictObject({
    ...base('Warehouse'),
    metadata,
    spec: z.strictObject({
      interval: duration,
      freightCreationPolicy: z.enum(['Automatic', 'Manual']).optional(),
      subscriptions: z.array(subscription).min(1),
    }),
  }),
  Stage: z.strictObject({
    ...base('Stage'),
    metadata,
    spec: z.strictObject({
      vars: vars.optional(),
      requestedFreight: z
        .array(
          z.strictObject({
            origin: z.strictObject({ kind: z.literal('Warehouse'), name }),
            sources: z
              .strictObject({
                direct: z.boolean().optional(),
                stages: z.array(name).min(1).optional(),
                requiredSoakTime: duration.optional(),
                availabilityStrategy: z.enum(['All', 'OneOf']).optional(),
              })
              .refine(({ direct, stages }) => direct || stages),
          }),
        )
        .min(1),
      promotionTemplate: z
        .strictObject({
          spec: z.strictObject({
            vars: vars.optional(),
            steps: z.array(kargoStepSchema).min(1),
          }),
        })
        .optional(),
      verification: z
        .strictObject({
          analysisTemplates: z.array(z.strictObject({ name })).min(1),
        })
        .optional(),
    }),
  }),
  PromotionTask: z.strictObject({
    ...base('PromotionTask'),
    metadata,
    spec: z.strictObject({
      vars: vars.optional(),
      steps: z
        .array(
          kargoStepSchema.refine(
            ({ task }) => task === undefined,
            'names a task, which only a Stage may do',
          ),
        )
        .min(1),
    }),
  }),
};
