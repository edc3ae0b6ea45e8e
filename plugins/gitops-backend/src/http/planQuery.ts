import { z } from 'zod';

/** Query of `GET …/deployments/:id/plan`. */
export const planQuery = z.object({
  revision: z.string().trim().min(1).max(255).optional(),
  historyId: z.string().trim().min(1).max(100).optional(),
});
