import type { z as zod } from 'zod/v3';

type Z = typeof zod;

/** Types only; see the schema of `gitops:cdk8s:generate` for why. */
export const pullRequestSchema = {
  input: {
    application: (z: Z) =>
      z
        .string()
        .describe('Name of the application; the branch is named after it'),
    title: (z: Z) =>
      z.string().optional().describe('Title; default: Add <application>'),
    description: (z: Z) =>
      z
        .string()
        .optional()
        .describe('Description of the pull request, as Markdown'),
    branch: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Branch; default: slipway/<application>. Once it was merged, it is made anew when its name begins with slipway/, and refused when not',
        ),
    sourcePath: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          "Folder of the workspace that stands for the repository's root; default: the workspace",
        ),
    deletes: (z: Z) =>
      z
        .array(z.string())
        .optional()
        .describe('Files of the repository to remove'),
    madeFrom: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Commit that the files were made from; when somebody else has changed one of them since, the pull request is refused. Default: the newest commit',
        ),
  },
  output: {
    pullRequestUrl: (z: Z) => z.string().describe('Page of the pull request'),
    number: (z: Z) => z.number(),
    branch: (z: Z) => z.string(),
    repoContentsUrl: (z: Z) =>
      z
        .string()
        .describe(
          "Address of the repository's files after the merge; a path goes behind it",
        ),
    created: (z: Z) =>
      z.boolean().describe('False when an open pull request was updated'),
  },
};
