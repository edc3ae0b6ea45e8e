import { expect } from '@playwright/test';
import { join } from 'node:path';
import { addComponents } from './addComponents.mjs';
import { dropConfig } from './dropConfig.mjs';
import { exampleAddresses } from './exampleAddresses.mjs';
import { runYarn } from './runYarn.mjs';
import { startGetOnlyArgoCd } from './startGetOnlyArgoCd.mjs';
import { visit } from './visit.mjs';

const ENVIRONMENTS = ['dev', 'staging', 'production'];
const READ_ONLY = /The instance .main. is read-only here/i;
const NOT_A_MEMBER = /Owned by group payments; you are not a member/i;

/** A new portal with the documentation's first configuration, and a token that can only get. */
export async function look(bench, sandbox) {
  const argocd = await startGetOnlyArgoCd({
    url: sandbox.ARGOCD_URL,
    token: sandbox.ARGOCD_TOKEN,
  });
  bench.keep(argocd);
  await bench.follow('look', {
    replacements: exampleAddresses({ ...sandbox, ARGOCD_URL: argocd.url }),
  });
  await addComponents(bench.portal);
  const env = { ...sandbox, ARGOCD_TOKEN: argocd.token };
  await visit(bench, { name: 'read-only', env }, async (tab, check) => {
    await check('the tab shows the environments', async () => {
      await tab.open('storefront');
      await tab.showsEnvironments(ENVIRONMENTS);
    });
    await check('the buttons say that the instance is read-only', () =>
      tab.refuses(READ_ONLY),
    );
    await check('nothing but reading was asked of Argo CD', async () =>
      expect(argocd.refused).toEqual([]),
    );
  });
}

/** The instance may be written to; Backstage's own allow-all policy lets everybody act. */
export async function act(bench, sandbox) {
  await mayAct(bench, sandbox);
  const name = 'allow-all policy';
  await visit(bench, { name, env: sandbox }, async (tab, check) => {
    await check('everybody may act', async () => {
      await tab.open('payments');
      await tab.showsEnvironments(ENVIRONMENTS);
      await tab.allows();
    });
    await check('the template and its actions are offered', () =>
      tab.offersTemplate('Web service'),
    );
  });
}

/** The documentation's policy, in the app of the new frontend system. */
export async function policy(bench, sandbox) {
  const { portal, logs, processes, report } = bench;
  await mayAct(bench, sandbox);
  await bench.follow('policy', { only: 'files' });
  const yarn = (...args) =>
    runYarn({
      args,
      cwd: portal,
      env: sandbox,
      logFile: join(logs, `${args[0]}-portal.log`),
      processes,
    });
  await report.check('the portal type-checks', () => yarn('tsc'));
  await report.check('its configuration fits the schemas of the packages', () =>
    yarn('backstage-cli', 'config:check', '--strict'),
  );
  const name = 'owners-act policy';
  await visit(bench, { name, env: sandbox }, async (tab, check) => {
    await ownersAct(tab, check);
    await check('a new version opens a pull request', async () => {
      await tab.open('storefront');
      await tab.opensPullRequest({
        environment: 'dev',
        version: '9.9.9',
        gitHost: sandbox.GITEA_URL,
      });
    });
  });
}

/** The same in the app of the old frontend system, with the configuration that the other Argo CD plugins have. */
export async function legacy(bench, sandbox) {
  await mayAct(bench, sandbox);
  await dropConfig(bench.portal, ['argocd'], ['gitops', 'argocd']);
  await bench.follow('other-plugin', {
    replacements: exampleAddresses(sandbox),
  });
  const name = 'old frontend system';
  const options = { name, appName: 'app-legacy', env: sandbox };
  await visit(bench, options, async (tab, check) => {
    await ownersAct(tab, check);
  });
}

/** The permission framework off: owners act by the built-in rule. */
export async function noPermissions(bench, sandbox) {
  await mayAct(bench, sandbox);
  await bench.follow('no-permissions');
  const name = 'permission framework off';
  await visit(bench, { name, env: sandbox }, ownersAct);
}

/** Also where a station is visited alone: the sandbox has other addresses at each start. */
async function mayAct(bench, sandbox) {
  await bench.follow('act', { replacements: exampleAddresses(sandbox) });
}

async function ownersAct(tab, check) {
  await check('the tab shows the environments', async () => {
    await tab.open('storefront');
    await tab.showsEnvironments(ENVIRONMENTS);
  });
  await check('the owners may act', () => tab.allows());
  await check('others may look, and are told why not more', async () => {
    await tab.open('payments');
    await tab.showsEnvironments(ENVIRONMENTS);
    await tab.refuses(NOT_A_MEMBER);
  });
  await check('the card shows the environments', () =>
    tab.showsCard('storefront', ENVIRONMENTS),
  );
}
