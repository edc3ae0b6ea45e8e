import { expect } from '@playwright/test';

const FIRST_MS = 60_000;
const WAIT_MS = 45_000;

/** What a person sees on the Deployments tab, asked in a browser. */
export class TabChecks {
  #page;
  #url;

  /** @param {{ readonly page: import('@playwright/test').Page, readonly url: string }} options */
  constructor({ page, url }) {
    this.#page = page;
    this.#url = url;
  }

  /** Signs in as the guest, who is asked on the new frontend system and not on the old one. */
  async signIn() {
    const page = this.#page;
    await page.goto(this.#url);
    const enter = page.getByRole('button', { name: 'Enter' });
    const sidebar = page.getByTestId('sidebar-root');
    // The sidebar's own box has no height: it is there, not visible.
    await expect(enter.or(sidebar).first()).toBeAttached({ timeout: FIRST_MS });
    if (await enter.isVisible()) await enter.click();
    await expect(sidebar).toBeAttached({ timeout: FIRST_MS });
  }

  /** Opens the tab of a component by the page's own tab bar. */
  async open(component) {
    await expect(async () => {
      await this.#page.goto(
        `${this.#url}/catalog/default/component/${component}`,
      );
      const name = { name: 'Deployments', exact: true };
      await this.#page
        .getByRole('link', name)
        .or(this.#page.getByRole('tab', name))
        .first()
        .click({ timeout: 5_000 });
    }).toPass({ timeout: FIRST_MS, intervals: [500] });
  }

  /** Each environment has its row, in promotion order, healthy and with a version. */
  async showsEnvironments(environments) {
    for (const environment of environments) {
      await expect(this.#row(environment)).toContainText('Healthy', {
        timeout: WAIT_MS,
      });
      await expect(this.#row(environment)).toContainText(/\d+\.\d+\.\d+/);
    }
    const names = await this.#page
      .getByRole('row')
      .filter({ hasText: 'Healthy' })
      .allInnerTexts();
    expect(names.map(text => text.split(/\s/)[0])).toEqual(environments);
  }

  /** The card of the overview page has the environments too. */
  async showsCard(component, environments) {
    await this.#page.goto(
      `${this.#url}/catalog/default/component/${component}`,
    );
    for (const environment of environments) {
      await expect(this.#row(environment)).toContainText('Healthy', {
        timeout: WAIT_MS,
      });
    }
  }

  /** The buttons are off and a sentence says why. */
  async refuses(reason) {
    await expect(this.#button('Deploy…')).toBeDisabled({ timeout: WAIT_MS });
    await expect(this.#page.getByText(reason).first()).toBeVisible({
      timeout: WAIT_MS,
    });
  }

  /** The buttons are on. */
  async allows() {
    await expect(this.#button('Deploy…')).toBeEnabled({ timeout: WAIT_MS });
    await expect(this.#button('Roll back…')).toBeEnabled({ timeout: WAIT_MS });
  }

  /** Deploys a version, which opens a pull request on the Git host. */
  async opensPullRequest({ environment, version, gitHost }) {
    await this.#row(environment).click();
    await this.#button('Deploy…').click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('Image tag').fill(version);
    await dialog.getByLabel('Reason').fill('Shows that it can');
    await dialog
      .getByRole('button', { name: `Deploy ${version} to ${environment}` })
      .click({ timeout: WAIT_MS });
    const link = dialog.getByRole('link', { name: /Pull request #\d+/ });
    const failed = dialog.getByText(/^Failed/);
    await expect(link.or(failed).first()).toBeVisible({ timeout: WAIT_MS });
    if (!(await link.isVisible())) {
      throw new Error(`the dialog says: ${await dialog.innerText()}`);
    }
    expect(await link.getAttribute('href')).toContain(gitHost);
  }

  /** The form is offered, and its two actions are known. */
  async offersTemplate(title) {
    await this.#page.goto(`${this.#url}/create/actions`);
    for (const action of ['gitops:cdk8s:generate', 'gitops:pull-request']) {
      await expect(this.#page.getByText(action).first()).toBeVisible({
        timeout: WAIT_MS,
      });
    }
    await expect(async () => {
      await this.#page.goto(`${this.#url}/create`);
      await expect(this.#page.getByText(title).first()).toBeVisible({
        timeout: 5_000,
      });
    }).toPass({ timeout: FIRST_MS, intervals: [500] });
  }

  #row(environment) {
    return this.#page
      .getByRole('row', { name: new RegExp(`^${environment}\\b`) })
      .first();
  }

  #button(name) {
    return this.#page.getByRole('button', { name, exact: true }).first();
  }
}
