import { BrowserContext, expect, Page, test } from '@playwright/test';
import { ClusterView } from './support/ClusterView';
import { environmentRow } from './support/environmentRow';
import { keepPicture } from './support/keepPicture';
import { mergePullRequest } from './support/mergePullRequest';
import { setFault } from './support/setFault';
import { signIn } from './support/signIn';

/** What goes wrong, and what the page says then. */
test.describe.serial('when something goes wrong', () => {
  const cluster = new ClusterView();
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext();
    page = await context.newPage();
    await signIn(page);
  });

  test.afterAll(async () => {
    await setFault('argocd', 'none');
    await context.close();
  });

  test('the form refuses a name that Kubernetes would refuse', async () => {
    await page.goto('/create/templates/default/gitops-service');
    await page.getByLabel('Name').fill('Big_Name');
    await page.getByLabel('Owner').fill('checkout');
    await page.getByRole('option', { name: /checkout/i }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByText(/^Use small letters, digits and/),
    ).toBeVisible();
  });

  test('an Argo CD that is down leaves what was known, dated and without actions', async () => {
    await page.goto('/catalog/default/component/pricing/deployments');
    await expect(environmentRow(page, 'dev')).toContainText('Healthy');
    await setFault('argocd', 'down');
    await expect(
      page.getByText(/sandbox cannot be reached/).first(),
    ).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: 'Deploy…' })).toBeDisabled();
    await expect(environmentRow(page, 'dev')).toContainText(/1\.0\.0-4\d/);
    await keepPicture(page, '12-unreachable');

    await setFault('argocd', 'none');
    await expect(page.getByText(/sandbox cannot be reached/)).toHaveCount(0, {
      timeout: 90_000,
    });
    await expect(page.getByRole('button', { name: 'Deploy…' })).toBeEnabled();
  });

  test('an image that cannot be pulled stops its wave and says so; Git brings the old one back', async () => {
    await page.goto(
      '/catalog/default/component/backstage/deployments?environment=staging',
    );
    await deploy(page, context, 'staging', '1.56.0-broken');
    await expect(page.getByText(/cannot be pulled/).first()).toBeVisible({
      timeout: 90_000,
    });
    await keepPicture(page, '13-stuck');

    await page.getByRole('button', { name: 'Terminate…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The image is not there');
    await dialog.getByRole('button', { name: /^Terminate/ }).click();
    await dialog.getByRole('button', { name: 'Close' }).first().click();

    await deploy(page, context, 'staging', '1.55.0');
    await expect
      .poll(() => cluster.images('backstage-staging'), { timeout: 90_000 })
      .toEqual([expect.stringMatching(/:1\.55\.0$/)]);
    await expect(environmentRow(page, 'staging')).toContainText('Healthy', {
      timeout: 90_000,
    });
  });
});

async function deploy(
  page: Page,
  context: BrowserContext,
  environment: string,
  version: string,
): Promise<void> {
  await page.getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Image tag').fill(version);
  await dialog.getByLabel('Reason').fill('Tells what happens');
  await dialog
    .getByRole('button', { name: `Deploy ${version} to ${environment}` })
    .click();
  const link = dialog.getByRole('link', { name: /Pull request #\d+/ });
  await expect(link).toBeVisible();
  await mergePullRequest(context, (await link.getAttribute('href'))!, {
    shows: version,
  });
  await dialog.getByRole('button', { name: 'Close' }).first().click();
}
