import type { z as zod } from 'zod/v3';

type Z = typeof zod;

const values = (z: Z) => z.record(z.string(), z.unknown());

/** Types only; see the schema of `gitops:cdk8s:generate` for why. */
export const changeSchema = {
  input: {
    name: (z: Z) => z.string().describe('Name of the application'),
    environment: (z: Z) =>
      z
        .string()
        .describe(
          'The environment that is brought up to the change; one that the application does not have yet is added',
        ),
    fields: (z: Z) =>
      values(z)
        .optional()
        .describe(
          'Fields of the environment, like replicas or env; records are merged with what is there',
        ),
    config: (z: Z) =>
      z
        .union([values(z), z.string()])
        .optional()
        .describe(
          'Fields of the application, as data or as YAML, like chart.props; records are merged with what is there',
        ),
    removes: (z: Z) =>
      z
        .array(z.string())
        .optional()
        .describe(
          'Fields of the environment to take out, as JSON pointers, like /env/DEBUG',
        ),
  },
  output: {
    name: (z: Z) => z.string().describe('Name of the application'),
    entityRef: (z: Z) => z.string(),
    files: (z: Z) => z.array(z.string()).describe('Files written'),
    deletes: (z: Z) =>
      z
        .array(z.string())
        .describe(
          'Files of the repository that are no longer made; for gitops:pull-request',
        ),
    commit: (z: Z) =>
      z
        .string()
        .describe(
          'Commit of the repository that was read; for gitops:pull-request as madeFrom',
        ),
    summary: (z: Z) =>
      z.string().describe('Markdown for the description of the pull request'),
  },
};
