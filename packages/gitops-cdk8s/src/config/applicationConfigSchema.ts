import { z } from 'zod';
import { ruleLevelsSchema } from '../findings/ruleLevelsSchema';
import { jsonPointerSchema } from '../argocd/jsonPointerSchema';
import { promotionConfigSchema } from '../kargo/promotionConfigSchema';
import { ApplicationConfig } from './ApplicationConfig';
import { schemas } from './schemas';

/** A pull request with more could not be read by anybody. */
const MOST_ENVIRONMENTS = 100;

const environment = z.strictObject({
  destination: schemas.destination,
  namespace: schemas.dnsLabel.optional(),
  image: z
    .strictObject({
      repository: schemas.imageRepository.optional(),
      tag: schemas.imageTag.optional(),
    })
    .optional(),
  chartVersion: schemas.text.optional(),
  values: schemas.values.optional(),
  replicas: schemas.replicas.optional(),
  resources: schemas.resources.optional(),
  probes: schemas.probes.optional(),
  env: schemas.env.optional(),
  props: schemas.values.optional(),
  waves: schemas.waves.optional(),
  annotations: schemas.strings.optional(),
  labels: schemas.strings.optional(),
});

const delivery = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('manifests') }),
  z.strictObject({
    type: z.literal('chart'),
    repoURL: schemas.text,
    chart: schemas.text,
    version: schemas.text.optional(),
    values: schemas.values.optional(),
  }),
]);

const ignoredDifference = z
  .strictObject({
    group: z.string().optional(),
    kind: schemas.text,
    name: schemas.text.optional(),
    namespace: schemas.text.optional(),
    jsonPointers: z.array(jsonPointerSchema).optional(),
    jqPathExpressions: z.array(schemas.text).optional(),
  })
  .refine(
    ({ jqPathExpressions = [], jsonPointers = [] }) =>
      jqPathExpressions.length + jsonPointers.length > 0,
    'has neither jsonPointers nor jqPathExpressions; give it some',
  );

const argocd = z.strictObject({
  project: schemas.text.optional(),
  namespace: schemas.dnsLabel.optional(),
  syncPolicy: z
    .strictObject({
      prune: z.boolean().optional(),
      selfHeal: z.boolean().optional(),
    })
    .optional(),
  ignoreDifferences: z.array(ignoredDifference).optional(),
});

/**
 * Checks an application config. Unknown fields are refused. What needs more than one field to be judged (a chart for
 * delivery by manifests, the length of the Application's name) is judged by `generateApplication`.
 *
 * @public
 */
export const applicationConfigSchema: z.ZodType<ApplicationConfig> =
  z.strictObject({
    name: schemas.dnsLabel,
    entity: schemas.entityRef,
    description: z.string().optional(),
    namespace: schemas.dnsLabel,
    delivery: delivery.optional(),
    chart: z
      .strictObject({ type: schemas.text, props: schemas.values.optional() })
      .optional(),
    image: z
      .strictObject({
        repository: schemas.imageRepository,
        tag: schemas.imageTag,
      })
      .optional(),
    environments: z
      .record(schemas.dnsLabel, environment)
      .refine(
        all => Object.keys(all).length > 0,
        'is empty; name at least one environment',
      )
      .refine(
        all => Object.keys(all).length <= MOST_ENVIRONMENTS,
        `has more than ${MOST_ENVIRONMENTS} environments; make another application of some`,
      ),
    argocd: argocd.optional(),
    dependencies: z.record(schemas.text, schemas.dnsLabel).optional(),
    promotion: promotionConfigSchema.optional(),
    waves: schemas.waves.optional(),
    rules: ruleLevelsSchema.optional(),
  });
