import { z } from 'zod';
import { labelSelectorSchema } from '../argocd/labelSelectorSchema';
import { schemas } from '../config/schemas';
import { AddonConfig } from './AddonConfig';
import { describeFields } from '../platform/describeFields';

const inside = z
  .string()
  .regex(
    /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\s\\{}]+$/,
    'is no folder of the repository; write it from its root, without ".."',
  );

/** @public */
export const addonConfigSchema: z.ZodType<AddonConfig> = z.strictObject(
  describeFields(
    {
      name: schemas.dnsLabel,
      entity: schemas.entityRef.optional(),
      namespace: schemas.dnsLabel,
      source: z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('chart'),
          repoURL: z
            .string()
            .regex(
              /^(https?:\/\/\S+|[\w.-]+(:\d+)?(\/[\w.-]+)+)$/,
              'is no chart repository; write https://charts.example.com, or registry.example.com/charts without a scheme for OCI',
            ),
          chart: schemas.text,
          version: schemas.text,
        }),
        z.strictObject({
          type: z.literal('git'),
          repoURL: schemas.text.optional(),
          path: inside,
          revision: schemas.text.optional(),
        }),
      ]),
      selector: labelSelectorSchema.optional(),
      versions: z
        .array(
          z.strictObject({
            selector: labelSelectorSchema,
            version: schemas.text,
          }),
        )
        .min(1, 'is empty; leave it out')
        .optional(),
      values: schemas.values.optional(),
      layers: inside.optional(),
      project: schemas.dnsLabel.optional(),
      syncPolicy: z
        .strictObject({
          prune: z.boolean().optional(),
          selfHeal: z.boolean().optional(),
        })
        .optional(),
    },
    {
      name: 'Its Applications are <name>-<cluster>',
      entity: {
        description: 'The catalog entity that they belong to',
        group: 'Argo CD',
      },
      namespace: 'Namespace of its objects',
      source: 'A chart, or a folder of manifests in Git',
      selector: {
        description:
          'Which clusters take it; default: those with the label enable_<name>: "true"',
        group: 'Clusters',
      },
      versions: {
        description: 'Other versions of the chart for some of the clusters',
        group: 'Clusters',
      },
      values: {
        description: 'Helm values of every cluster, below those of all layers',
        common: true,
      },
      layers: {
        description: "Folder with the layers' values",
        default: 'addons',
        group: 'Clusters',
      },
      project: {
        description: 'Argo CD project',
        default: 'default',
        group: 'Argo CD',
      },
      syncPolicy: {
        description: 'Whether Argo CD prunes and heals; default: both',
        group: 'Argo CD',
      },
    },
  ),
);
