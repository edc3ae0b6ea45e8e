import { z } from 'zod';

const schema = z.object({
  message: z.string().default(''),
  documentation_url: z.string().default(''),
});

/**
 * Whether a refusal with the status 403 is one of GitHub's secondary rate limits. They come without the headers that tell
 * a limit otherwise, at times, and then only the page that is linked, or the text, tells them from a missing permission.
 * See "Rate limits for the REST API" in GitHub's documentation.
 */
export function isSecondaryLimit(body: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  const parsed = schema.safeParse(value);
  return (
    parsed.success &&
    (/#(?:about-)?(?:secondary|abuse)-rate-limits$/.test(
      parsed.data.documentation_url,
    ) ||
      /\bsecondary rate limit\b/i.test(parsed.data.message))
  );
}
