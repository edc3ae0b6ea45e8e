import { z } from 'zod';

const access = z.object({ access_level: z.number() }).nullish();

/** The parts of GitLab's answers that are used. Versions differ in the rest. */
export const gitlabAnswers = {
  project: z.object({
    // Null while there is no branch.
    default_branch: z.string().nullish(),
    web_url: z.string(),
    path_with_namespace: z.string(),
    empty_repo: z.boolean().optional(),
    archived: z.boolean().default(false),
    permissions: z
      .object({ project_access: access, group_access: access })
      .optional(),
  }),
  branch: z.object({ commit: z.object({ id: z.string() }) }),
  treeEntry: z.object({
    id: z.string(),
    type: z.string(),
    path: z.string(),
    mode: z.string(),
  }),
  commit: z.object({
    id: z.string(),
    message: z.string().default(''),
    author_name: z.string().default(''),
    authored_date: z.string().default(''),
  }),
  mergeRequest: z.object({
    iid: z.number(),
    title: z.string().default(''),
    description: z.string().nullish(),
    state: z.string(),
    web_url: z.string(),
    source_branch: z.string(),
    target_branch: z.string(),
    // Another one than the target's when it comes from a fork; null when that is gone.
    source_project_id: z.number().nullish(),
    target_project_id: z.number(),
    sha: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    squash_commit_sha: z.string().nullish(),
    merge_status: z.string().optional(),
    has_conflicts: z.boolean().default(false),
  }),
  anything: z.unknown(),
};

/** A merge request as GitLab shows it. */
export type GitlabMergeRequest = z.infer<typeof gitlabAnswers.mergeRequest>;
