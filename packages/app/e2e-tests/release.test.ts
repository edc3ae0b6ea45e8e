import { BrowserContext, expect, Locator, Page, test } from '@playwright/test';
import { ClusterView } from './support/ClusterView';
import { environmentRow } from './support/environmentRow';
import { keepPicture } from './support/keepPicture';
import { mergePullRequest } from './support/mergePullRequest';
import { sandboxEnv } from './support/sandboxEnv';
import { setFault } from './support/setFault';
import { signIn } from './support/signIn';

const PRICING = '/catalog/default/component/pricing/deployments';

/** Releases of a component that is delivered by chart, from the page alone. */
test.describe.serial('a release', () => {
  const cluster = new ClusterView();
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext();
    page = await context.newPage();
    await signIn(page);
  });

  test.afterAll(async () => {
    await setFault('chartmuseum', 'none');
    await context.close();
  });

  test('of a folder in Git fails at the registry, says why, and goes on from there', async () => {
    await page.goto(`${PRICING}?environment=dev`);
    await expect(environmentRow(page, 'dev')).toContainText('1.0.0-43');
    await setFault('chartmuseum', 'unauthorized');
    await page.getByRole('button', { name: 'Deploy…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(
      dialog.getByText('The published versions cannot be listed'),
    ).toBeVisible();
    await dialog.getByText(/^A folder in Git/).click();
    const { GITOPS_REPOSITORY_URL } = sandboxEnv();
    await dialog
      .getByLabel('Address of the folder')
      .fill(`${GITOPS_REPOSITORY_URL}/src/branch/main/charts/pricing`);
    await dialog.getByLabel('Version to publish it under').fill('1.0.0-44');
    await dialog.getByLabel('Reason').fill('New discounts');
    await keepPicture(page, '15-release');
    await dialog
      .getByRole('button', { name: 'Deploy 1.0.0-44 to dev' })
      .click();
    await expect(
      dialog.getByText('Failed at “Publish the chart”'),
    ).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).first().click();

    const failed = strip(page, 'Release to dev');
    await expect(failed.getByRole('alert')).toContainText(/museum/);
    await expect(failed).toContainText(
      'Chart pricing 1.0.0-44 may be in museum already',
    );
    await expect(step(failed, 'Lint the chart')).toContainText('Succeeded');
    await expect(step(failed, 'Publish the chart')).toContainText('Failed');
    await expect(step(failed, 'Record the release')).toContainText('Skipped');
    await expect(
      failed.getByRole('button', { name: 'Roll back…' }),
    ).toBeEnabled();
    await keepPicture(page, '16-release-failed');

    await setFault('chartmuseum', 'none');
    await failed.getByRole('button', { name: 'Retry: Release to dev' }).click();
    await expect(failed).toContainText('Succeeded, asked by', {
      timeout: 90_000,
    });
    await expect(failed).toContainText('Chart pricing 1.0.0-44 in museum');
    await failed.getByText(/steps in/).click();
    await expect(step(failed, 'Read and check the chart')).not.toContainText(
      'attempts',
    );
    await expect(step(failed, 'Publish the chart')).toContainText(
      'Succeeded, 2 attempts',
    );
    await expect(environmentRow(page, 'dev')).toContainText('1.0.0-44');
    expect(await cluster.application('pricing-dev')).toMatchObject({
      status: { health: { status: 'Healthy' } },
    });
  });

  test('waits for the one before and says so; that one is cancelled', async () => {
    await page.goto(`${PRICING}?environment=staging`);
    await expect(environmentRow(page, 'staging')).toContainText('1.0.0-42');
    await deploy(page, '1.0.0-43');
    const first = strip(page, 'Release to staging');
    await expect(first).toContainText(/Waits for the merge of pull request #/);
    await expect(first).toContainText(/Step 6 of \d+: Wait for the merge/);
    await keepPicture(page, '17-release-waits');

    await deploy(page, '1.0.0-44');
    const second = strip(page, 'Release to staging').first();
    await expect(second).toContainText(
      /Waits for the release of pricing-staging that user:default\/guest asked for/,
    );
    await keepPicture(page, '18-release-queued');

    await strip(page, 'Release to staging')
      .last()
      .getByRole('button', { name: 'Cancel: Release to staging' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Close pull request #\d+ too/).click();
    await dialog.getByRole('button', { name: 'Cancel it' }).click();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const cancelled = strip(page, 'Release to staging').last();
    await expect(cancelled).toContainText('user:default/guest cancelled it.');
    // It published nothing, and its pull request is closed.
    await expect(cancelled).not.toContainText('Left behind:');
    await expect(second).toContainText(
      /Waits for the merge of pull request #/,
      {
        timeout: 60_000,
      },
    );
  });

  test('is followed through its merge until it is healthy, and its owner is told', async () => {
    const followed = strip(page, 'Release to staging').first();
    const link = followed.getByRole('link', { name: /Pull request #\d+/ });
    await mergePullRequest(context, (await link.getAttribute('href'))!, {
      shows: '1.0.0-44',
    });
    await expect(followed).toContainText('Succeeded, asked by', {
      timeout: 90_000,
    });
    await expect(environmentRow(page, 'staging')).toContainText('1.0.0-44');
    await expect(
      page.getByRole('button', { name: 'Roll back…' }).first(),
    ).toBeEnabled();
    await keepPicture(page, '19-released');

    await page.goto('/notifications');
    for (const title of [
      'Release of pricing-dev succeeded',
      'Release of pricing-staging succeeded',
    ]) {
      await expect(page.getByText(title).first()).toBeVisible();
    }
  });
});

function strip(page: Page, name: string): Locator {
  return page.getByRole('article', { name });
}

function step(command: Locator, title: string): Locator {
  return command.getByRole('listitem').filter({ hasText: title });
}

/** Releases a published version of the environment that is shown. */
async function deploy(page: Page, version: string): Promise<void> {
  await page.getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Chart version/ }).click();
  await page.getByRole('option', { name: new RegExp(`^${version}`) }).click();
  await dialog.getByLabel('Reason').fill('What dev runs');
  await dialog
    .getByRole('button', { name: `Deploy ${version} to staging` })
    .click();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
}
