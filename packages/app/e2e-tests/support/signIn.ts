import { expect, Page } from '@playwright/test';

/** Signs in as the guest and waits for the catalog. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('link', { name: 'storefront' })).toBeVisible({
    timeout: 60_000,
  });
}
