import { Locator, Page } from '@playwright/test';

/** The row of an environment on the Deployments tab. */
export function environmentRow(page: Page, name: string): Locator {
  return page.getByRole('row', { name: new RegExp(`^${name}\\b`) }).first();
}
