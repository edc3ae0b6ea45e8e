import { BrowserContext, expect, Page } from '@playwright/test';
import { keepPicture } from './keepPicture';

/** Opens a pull request on the Git host's own page, looks at it, and presses Merge. */
export async function mergePullRequest(
  context: BrowserContext,
  url: string,
  options: { readonly shows: string; readonly picture?: string },
): Promise<void> {
  const page: Page = await context.newPage();
  await page.goto(url);
  await expect(page.locator('body')).toContainText(options.shows);
  if (options.picture) await keepPicture(page, options.picture);
  await page.getByRole('button', { name: /^merge/i }).click();
  await expect(page.locator('body')).toContainText(/merged/i);
  await page.close();
}
