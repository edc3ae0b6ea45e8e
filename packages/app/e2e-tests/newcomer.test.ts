import { BrowserContext, expect, Page, test } from '@playwright/test';
import { ClusterView } from './support/ClusterView';
import { environmentRow } from './support/environmentRow';
import { keepPicture } from './support/keepPicture';
import { mergePullRequest } from './support/mergePullRequest';
import { signIn } from './support/signIn';

/** The newcomer's story: form, pull request, merge, waves, another version, and back, in Git and the Argo CD way. */
test.describe.serial('a newcomer', () => {
  const cluster = new ClusterView();
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext();
    page = await context.newPage();
  });

  test.afterAll(async () => {
    await context.close();
  });

  test('finds components that already run in three environments', async () => {
    await signIn(page);
    await page.getByRole('menuitem', { name: /^All/ }).click();
    for (const name of ['storefront', 'payments', 'pricing', 'backstage']) {
      // A team may have the name of its component; the component's link is the first one of its row.
      await expect(
        page.getByRole('link', { name, exact: true }).first(),
      ).toBeVisible();
    }
    await keepPicture(page, '1-catalog');

    await page.goto('/catalog/default/component/storefront/deployments');
    for (const environment of ['dev', 'staging', 'production']) {
      await expect(environmentRow(page, environment)).toContainText('Healthy');
      await expect(environmentRow(page, environment)).toContainText('Synced');
    }
    await keepPicture(page, '2-environments');

    await page.getByRole('radio', { name: 'Versions' }).click();
    await expect(page.getByText('Runs now')).toBeVisible();
    await expect(
      page.getByRole('button', { name: /^Roll back .* to / }).first(),
    ).toBeVisible();
    await keepPicture(page, '3-versions');
  });

  test('fills the form and gets a pull request', async () => {
    await page.goto('/create/templates/default/gitops-service');
    await page.getByLabel('Name').fill('parcels');
    await page.getByLabel('Description').fill('Follows parcels');
    await page.getByLabel('Owner').fill('checkout');
    await page.getByRole('option', { name: /checkout/i }).click();
    await keepPicture(page, '4-form');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Image repository').fill('ghcr.io/acme/parcels');
    await page.getByLabel('Image tag').fill('1.0.0');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('radio', { name: /HTTPRoute/ }).click();
    await page.getByLabel('Host').fill('{environment}.parcels.example.com');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('checkbox', { name: /^Scaling/ }).check();
    await page.getByLabel('Pods that may go').fill('1');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();

    const link = page.getByRole('link', { name: 'Open the pull request' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await keepPicture(page, '5-task');
    await expect.poll(() => cluster.application('parcels-dev')).toBeUndefined();
    await mergePullRequest(context, (await link.getAttribute('href'))!, {
      shows: 'dist/parcels-dev/manifests',
      picture: '6-pull-request',
    });
  });

  test('sees the new component go through its waves', async () => {
    // The push brings the catalog and Argo CD up to date within seconds; until then there is no such page.
    const row = environmentRow(page, 'dev');
    await expect(async () => {
      await page.goto('/catalog/default/component/parcels/deployments');
      await expect(
        row.or(page.getByText(/not found|No Application matches/i)).first(),
      ).toBeVisible();
      expect(await row.isVisible()).toBe(true);
    }).toPass({ timeout: 60_000, intervals: [200] });

    await environmentRow(page, 'dev').click();
    await expect(
      page.getByText(/Wave -?−?\d+ is running/).first(),
    ).toBeVisible();
    await keepPicture(page, '7-waves');
    for (const environment of ['dev', 'staging', 'production']) {
      await expect(environmentRow(page, environment)).toContainText('Healthy', {
        timeout: 90_000,
      });
      await expect(environmentRow(page, environment)).toContainText('1.0.0');
      await expect(environmentRow(page, environment)).toContainText(
        'Succeeded',
        { timeout: 90_000 },
      );
    }
    expect(await cluster.images('parcels-dev')).toEqual([
      'ghcr.io/acme/parcels:1.0.0',
    ]);
    expect(await cluster.objects('parcels-dev')).toEqual(
      expect.arrayContaining([
        'Deployment/parcels-dev',
        'PodDisruptionBudget/parcels-dev',
        'Service/parcels-dev',
        'HTTPRoute/parcels-dev',
      ]),
    );
  });

  test('brings a second version by a pull request', async () => {
    await environmentRow(page, 'dev').click();
    await page.getByRole('button', { name: 'Deploy…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Image tag').fill('1.1.0');
    await dialog.getByLabel('Reason').fill('Shows the courier');
    await keepPicture(page, '8-deploy');
    await dialog.getByRole('button', { name: 'Deploy 1.1.0 to dev' }).click();

    const link = dialog.getByRole('link', { name: /Pull request #\d+/ });
    await expect(link).toBeVisible();
    const url = (await link.getAttribute('href'))!;
    expect(await cluster.images('parcels-dev')).toEqual([
      'ghcr.io/acme/parcels:1.0.0',
    ]);
    await mergePullRequest(context, url, { shows: '1.1.0' });
    await closeDialog(page);

    await expect(environmentRow(page, 'dev')).toContainText('1.1.0', {
      timeout: 90_000,
    });
    await expect(environmentRow(page, 'dev')).toContainText('Healthy', {
      timeout: 90_000,
    });
    await expect
      .poll(() => cluster.images('parcels-dev'))
      .toEqual(['ghcr.io/acme/parcels:1.1.0']);
    expect(await cluster.images('parcels-production')).toEqual([
      'ghcr.io/acme/parcels:1.0.0',
    ]);
  });

  test('rolls back in Git', async () => {
    await rollBack(page, 'dev', '1.0.0', 'Restore in Git');
    const link = page
      .getByRole('dialog')
      .getByRole('link', { name: /Pull request #\d+/ });
    await expect(link).toBeVisible();
    await mergePullRequest(context, (await link.getAttribute('href'))!, {
      shows: '1.0.0',
    });
    await closeDialog(page);
    await expect
      .poll(() => cluster.images('parcels-dev'), { timeout: 90_000 })
      .toEqual(['ghcr.io/acme/parcels:1.0.0']);
    await expect(environmentRow(page, 'dev')).toContainText('1.0.0');
  });

  test('rolls back the Argo CD way, which holds auto-sync', async () => {
    await rollBack(page, 'dev', '1.1.0', 'Argo CD', '9-rollback');
    await closeDialog(page);
    await expect
      .poll(() => cluster.images('parcels-dev'), { timeout: 90_000 })
      .toEqual(['ghcr.io/acme/parcels:1.1.0']);
    await expect(
      page.getByText(/Auto-sync of dev is on hold/).first(),
    ).toBeVisible();
    const held = await cluster.application('parcels-dev');
    expect(held?.spec.syncPolicy?.automated?.enabled).toBe(false);
    await keepPicture(page, '10-hold');

    await page.getByRole('button', { name: 'Resume…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Git is right again');
    await dialog.getByRole('button', { name: /^Resume dev/ }).click();
    await closeDialog(page);
    await expect
      .poll(() => cluster.images('parcels-dev'), { timeout: 90_000 })
      .toEqual(['ghcr.io/acme/parcels:1.0.0']);
    await expect(page.getByText(/Auto-sync of dev is on hold/)).toHaveCount(0);
  });

  test('reads another team’s tab and is told why its buttons are off', async () => {
    await page.goto('/catalog/default/component/payments/deployments');
    await expect(environmentRow(page, 'dev')).toContainText('Healthy');
    await expect(page.getByRole('button', { name: 'Deploy…' })).toBeDisabled();
    await expect(page.getByText(/off: .*payments/i).first()).toBeVisible();
    await keepPicture(page, '11-another-team');
  });
});

async function closeDialog(page: Page): Promise<void> {
  const close = page
    .getByRole('dialog')
    .getByRole('button', { name: 'Close' })
    .first();
  if (await close.isVisible()) await close.click();
}

async function rollBack(
  page: Page,
  environment: string,
  version: string,
  way: string,
  picture?: string,
): Promise<void> {
  await environmentRow(page, environment).click();
  await page.getByRole('button', { name: 'Roll back…' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(version).first()).toBeVisible();
  const submit = dialog.getByRole('button', {
    name: new RegExp(`${environment}`),
  });
  await expect(submit).toBeDisabled();
  await dialog.getByText(way, { exact: true }).click();
  await dialog.getByLabel('Reason').fill('The newer one loses parcels');
  await dialog.getByLabel(`Type ${environment} to confirm`).fill(environment);
  if (picture) await keepPicture(page, picture);
  await submit.click();
}
