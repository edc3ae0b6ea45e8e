import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { podShape } from '../parts/podShape';
import { HelmReleaseProps } from './HelmReleaseProps';

/** With the types that it gives. @internal */
export const helmReleaseSchema = z.strictObject({
  repoURL: z
    .string()
    .regex(
      /^(https?:\/\/\S+|(?!oci:)[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(\/[a-z0-9._-]+)+)$/,
      'is no repository of charts; write it like https://charts.example.com, or for OCI like registry.example.com/charts without a scheme',
    )
    .meta({
      title: 'Chart repository',
      group: fieldGroups.run,
      description:
        'Address of the chart repository with https://; for OCI host and path without a scheme',
    }),
  chart: schemas.text.meta({
    description: "The chart's name",
    group: fieldGroups.run,
  }),
  version: schemas.text.optional().meta({
    group: fieldGroups.run,
    common: true,
    description:
      "One version, like 20.1.0; an environment's own chartVersion wins over it",
  }),
  releaseName: schemas.dnsLabel.optional().meta({
    group: fieldGroups.rare,
    description: "Name of the release; default: the Application's",
  }),
  values: schemas.values.optional().meta({
    group: fieldGroups.run,
    common: true,
    description:
      "Values for every environment; an environment's own are merged over these",
    default: {},
  }),
  skipCrds: z.boolean().optional().meta({
    title: 'Skip CRDs',
    group: fieldGroups.rare,
    description: "Leaves the chart's CustomResourceDefinitions out",
    default: false,
  }),
  secrets: podShape.secrets.meta({
    group: fieldGroups.secrets,
    description:
      'An ExternalSecret named after the Application, for values that name a Secret',
  }),
  createNamespace: podShape.createNamespace,
});

/**
 * Checks the props of the chart type `HelmRelease`.
 *
 * @public
 */
export const helmReleasePropsSchema: z.ZodType<HelmReleaseProps> =
  helmReleaseSchema;
