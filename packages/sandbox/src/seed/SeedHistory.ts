import { z } from 'zod';

const authorSchema = z.object({ name: z.string(), email: z.string() });

const chartSchema = z.object({
  name: z.string(),
  version: z.string(),
  appVersion: z.string(),
  description: z.string(),
  files: z.record(z.string(), z.string()),
});

/** The demo's history as the seed keeps it. */
export const seedHistorySchema = z.object({
  /** Stands for the chart repository's address wherever it occurs. */
  museum: z.string(),
  events: z.array(
    z.object({
      /** Minutes after the beginning of the history. */
      minute: z.number().int().min(0),
      author: authorSchema,
      message: z.string(),
      /** Files to write, or to remove when null; a commit when there are any. */
      files: z.record(z.string(), z.string().nullable()).default({}),
      /** A chart that is published. */
      chart: chartSchema.optional(),
    }),
  ),
});

/** See {@link seedHistorySchema}. */
export type SeedHistory = z.infer<typeof seedHistorySchema>;

/** Who makes a commit. */
export type SeedAuthor = z.infer<typeof authorSchema>;
