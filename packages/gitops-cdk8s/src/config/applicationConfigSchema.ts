import { z } from 'zod';
import { ruleLevelsSchema } from '../findings/ruleLevelsSchema';
import { promotionConfigSchema } from '../kargo/promotionConfigSchema';
import { ApplicationConfig } from './ApplicationConfig';
import { argoCdOptionsSchema } from './argoCdOptionsSchema';
import { environmentSchema } from './environmentSchema';
import { fieldGroups } from './fieldGroups';
import { schemas } from './schemas';

/** A pull request with more could not be read by anybody. */
const MOST_ENVIRONMENTS = 100;

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

/**
 * Checks an application config. Unknown fields are refused. What needs more than one field to be judged (a chart for
 * delivery by manifests, the length of the Application's name) is judged by `generateApplication`.
 *
 * @public
 */
export const applicationConfigSchema: z.ZodType<ApplicationConfig> =
  z.strictObject({
    name: schemas.dnsLabel.meta({
      description: 'With the environment it names the Argo CD Application',
    }),
    entity: schemas.entityRef.meta({
      description:
        'The catalog entity that is deployed, like component:default/shop',
    }),
    description: z
      .string()
      .optional()
      .meta({ description: 'One sentence for readers' }),
    namespace: schemas.dnsLabel.meta({
      description: 'Namespace of the objects in the cluster',
    }),
    delivery: delivery
      .optional()
      .meta({ description: 'By manifests, unless it says by chart' }),
    chart: z
      .strictObject({ type: schemas.text, props: schemas.values.optional() })
      .optional()
      .meta({ description: 'What is built: the chart type and its props' }),
    image: z
      .strictObject({
        repository: schemas.imageRepository,
        tag: schemas.imageTag,
      })
      .optional()
      .meta({ description: 'The image of every environment that names none' }),
    environments: z
      .record(schemas.dnsLabel, environmentSchema)
      .refine(
        all => Object.keys(all).length > 0,
        'is empty; name at least one environment',
      )
      .refine(
        all => Object.keys(all).length <= MOST_ENVIRONMENTS,
        `has more than ${MOST_ENVIRONMENTS} environments; make another application of some`,
      )
      .meta({ description: 'By name, in promotion order' }),
    argocd: argoCdOptionsSchema.optional().meta({
      title: 'Argo CD',
      description: 'Project and behaviour of the Applications',
      group: fieldGroups.argocd,
    }),
    dependencies: z.record(schemas.text, schemas.dnsLabel).optional().meta({
      description:
        'Other applications of this repository that have to be there first; a name that it does not have is refused',
      group: fieldGroups.order,
      common: true,
      namesOnly: true,
    }),
    promotion: promotionConfigSchema.optional().meta({
      description:
        'How new versions travel through the environments; default: by hand',
      group: fieldGroups.promotion,
    }),
    waves: schemas.waves.optional().meta({
      description:
        'Waves in place of the usual ones, by kind or object, like Service or Service/shop-dev',
      group: fieldGroups.checks,
    }),
    rules: ruleLevelsSchema.optional().meta({
      description: "Levels of rules in place of the repository's",
      group: fieldGroups.checks,
    }),
  });
