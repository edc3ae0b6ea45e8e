import { PLATFORM_KINDS } from '@slipway/cdk8s';
import type { z as zod } from 'zod/v3';

type Z = typeof zod;

/** Types only; see the schema of `gitops:cdk8s:generate` for why. */
export const declareSchema = {
  input: {
    kind: (z: Z) =>
      z.string().describe(`What is declared: ${PLATFORM_KINDS.join(', ')}`),
    name: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Name of it and of its file: a DNS-1123 label. Left out for the kind platform, the settings',
        ),
    config: (z: Z) =>
      z
        .record(z.string(), z.unknown())
        .optional()
        .describe(
          'What the file declares, as `slipway schema <kind>` describes it; the name may be left out',
        ),
    onExisting: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'When the file is there already: refuse, keep it as it is, merge (fields of config are laid over its own) or replace. Default: refuse; of the settings: merge',
        ),
  },
  output: {
    kind: (z: Z) => z.string(),
    name: (z: Z) => z.string().describe('Name of the declaration'),
    path: (z: Z) => z.string().describe('File of the declaration'),
    applications: (z: Z) =>
      z
        .array(z.string())
        .describe('Argo CD Applications whose files are written'),
    files: (z: Z) => z.array(z.string()).describe('Files written'),
    deletes: (z: Z) =>
      z
        .array(z.string())
        .describe(
          'Files of the repository that are no longer made; for gitops:pull-request',
        ),
    findings: (z: Z) =>
      z
        .array(
          z.object({
            rule: z.string(),
            level: z.string(),
            object: z.string().optional(),
            path: z.string().optional(),
            message: z.string(),
            fix: z.string(),
          }),
        )
        .describe('What the rules say about it'),
    commit: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Commit of the repository that was read; for gitops:pull-request as madeFrom',
        ),
    summary: (z: Z) =>
      z.string().describe('Markdown for the description of the pull request'),
  },
};
