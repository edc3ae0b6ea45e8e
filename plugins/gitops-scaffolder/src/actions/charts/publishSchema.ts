import type { z as zod } from 'zod/v3';

type Z = typeof zod;

/** Types only; see the schema of `gitops:cdk8s:generate` for why. */
export const publishSchema = {
  input: {
    entityRef: (z: Z) =>
      z
        .string()
        .describe(
          'The entity that the chart belongs to, for example component:default/shop',
        ),
    archivePath: (z: Z) =>
      z.string().describe('The packaged chart (.tgz) in the workspace'),
    repository: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Name in gitops.charts.repositories; may be left out when there is one, or when the entity runs the chart',
        ),
  },
  output: {
    outcome: (z: Z) =>
      z.string().describe('created, or unchanged when it was there already'),
    repository: (z: Z) => z.string(),
    chart: (z: Z) => z.string(),
    version: (z: Z) => z.string(),
    digest: (z: Z) => z.string().describe('sha256: of the archive'),
    location: (z: Z) => z.string().describe('Where it is'),
  },
};
