import { z } from 'zod';

const pushEvent = z.object({
  ref: z.string(),
  repository: z.object({
    html_url: z.url(),
    default_branch: z.string(),
  }),
});

/**
 * The web address of the repository whose default branch an event says was pushed to; undefined for every other
 * event (another branch, a pull request).
 */
export function pushedRepository(payload: unknown): string | undefined {
  const event = pushEvent.safeParse(payload);
  if (!event.success) return undefined;
  const { ref, repository } = event.data;
  return ref === `refs/heads/${repository.default_branch}`
    ? repository.html_url
    : undefined;
}
