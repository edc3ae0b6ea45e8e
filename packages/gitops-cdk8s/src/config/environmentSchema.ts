import { z } from 'zod';
import { fieldGroups } from './fieldGroups';
import { schemas } from './schemas';

/**
 * Checks one environment of an application config.
 *
 * @internal
 */
export const environmentSchema = z.strictObject({
  destination: schemas.destination.meta({
    description:
      "The cluster: its name in Argo CD, or its API server's https:// address",
  }),
  namespace: schemas.dnsLabel.optional().meta({
    group: fieldGroups.argocd,
    description: "Default: the application's",
  }),
  image: z
    .strictObject({
      repository: schemas.imageRepository.optional(),
      tag: schemas.imageTag.optional(),
    })
    .optional()
    .meta({
      group: fieldGroups.run,
      description: "The image; default: the application's",
    }),
  chartVersion: schemas.text
    .optional()
    .meta({ group: fieldGroups.run, description: 'Version of the chart' }),
  values: schemas.values.optional().meta({
    group: fieldGroups.run,
    description: "Helm values, merged over the application's",
  }),
  replicas: schemas.replicas.optional().meta({
    group: fieldGroups.scaling,
    common: true,
    description: 'How many pods',
  }),
  resources: schemas.resources.optional().meta({
    group: fieldGroups.resources,
    description: 'Requests and limits of the container',
  }),
  probes: schemas.probes.optional().meta({
    group: fieldGroups.health,
    description: 'How Kubernetes asks whether the container is well',
  }),
  env: schemas.env.optional().meta({
    group: fieldGroups.run,
    common: true,
    title: 'Environment variables',
    description: "Environment variables, added to the application's",
  }),
  props: schemas.values.optional().meta({
    group: fieldGroups.run,
    description: 'Any other prop of the chart type',
  }),
  waves: schemas.waves.optional().meta({
    group: fieldGroups.checks,
    description: "Waves, merged over the application's",
  }),
  annotations: schemas.strings.optional().meta({
    group: fieldGroups.argocd,
    description: 'Annotations of its Argo CD Application',
  }),
  labels: schemas.strings.optional().meta({
    group: fieldGroups.argocd,
    description: 'Labels of its Argo CD Application',
  }),
});
