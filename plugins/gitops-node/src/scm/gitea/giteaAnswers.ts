import { z } from 'zod';

/** The parts of Gitea's answers that are used. Forks and releases differ in the rest. */
export const giteaAnswers = {
  repository: z.object({
    default_branch: z.string(),
    empty: z.boolean().default(false),
    archived: z.boolean().default(false),
    permissions: z.object({ push: z.boolean() }).optional(),
  }),
  branch: z.object({
    commit: z.object({ id: z.string() }),
    protected: z.boolean().default(false),
  }),
  tree: z.object({
    tree: z
      .array(
        z.object({
          path: z.string(),
          mode: z.string(),
          type: z.string(),
          sha: z.string(),
          size: z.number().optional(),
        }),
      )
      .nullable(),
    total_count: z.number().optional(),
  }),
  commit: z.object({
    sha: z.string(),
    commit: z.object({
      message: z.string(),
      author: z.object({
        name: z.string().default(''),
        date: z.string().default(''),
      }),
    }),
  }),
  compare: z.object({
    total_commits: z.number().default(0),
    commits: z
      .array(
        z.object({
          sha: z.string(),
          files: z.array(z.object({ filename: z.string() })).nullish(),
        }),
      )
      .nullish(),
  }),
  pull: z.object({
    number: z.number(),
    title: z.string().default(''),
    body: z.string().nullish(),
    state: z.string(),
    draft: z.boolean().default(false),
    merged: z.boolean().default(false),
    mergeable: z.boolean().default(true),
    merge_commit_sha: z.string().nullish(),
    merge_base: z.string().nullish(),
    changed_files: z.number().optional(),
    head: z.object({
      ref: z.string(),
      sha: z.string().nullish(),
      // Another one than the base's when it comes from a fork.
      repo_id: z.number(),
    }),
    base: z.object({
      ref: z.string(),
      sha: z.string().nullish(),
      repo_id: z.number(),
    }),
  }),
  pullFile: z.object({
    filename: z.string(),
    previous_filename: z.string().nullish(),
  }),
  message: z.object({ message: z.string() }),
};

/** A pull request as Gitea shows it. */
export type GiteaPull = z.infer<typeof giteaAnswers.pull>;

/** A file or folder of a tree as Gitea lists it. */
export type GiteaTreeEntry = NonNullable<
  z.infer<typeof giteaAnswers.tree>['tree']
>[number];
