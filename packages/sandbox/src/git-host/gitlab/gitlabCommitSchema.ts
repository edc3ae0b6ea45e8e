import { z } from 'zod';

/** The body of a commit: its actions, and the branch that it is for or starts from. */
export const gitlabCommitSchema = z.object({
  branch: z.string(),
  commit_message: z.string(),
  start_sha: z.string().optional(),
  author_name: z.string().optional(),
  author_email: z.string().optional(),
  actions: z.array(
    z.object({
      action: z.enum(['create', 'update', 'delete']),
      file_path: z.string(),
      content: z.string().optional(),
      encoding: z.enum(['text', 'base64']).default('text'),
      last_commit_id: z.string().optional(),
    }),
  ),
});

/** See {@link gitlabCommitSchema}. */
export type GitlabCommit = z.infer<typeof gitlabCommitSchema>;
