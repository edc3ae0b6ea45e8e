import { join } from 'node:path';
import { Page } from '@playwright/test';

/**
 * Takes a picture of a station. With `SLIPWAY_KEEP_PICTURES=1` it goes to docs/images, where the README shows it;
 * otherwise to the run's own results, so that a test run leaves the repository as it was.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SLIPWAY_KEEP_PICTURES
    ? join('docs', 'images')
    : join('test-results', 'pictures');
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
