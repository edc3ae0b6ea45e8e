import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { findChromium } from '../findChromium.mjs';
import { startPortal } from './startPortal.mjs';
import { TabChecks } from './TabChecks.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the portal, signs in with a browser, and lets `look` ask its questions. The portal is ended afterwards.
 *
 * @param {import('./Workbench.mjs').Workbench} bench
 * @param {{ readonly name: string, readonly appName?: string, readonly env: Readonly<Record<string, string>> }} options
 * @param {(tab: TabChecks, check: (sentence: string, work: () => Promise<void>) => Promise<void>) => Promise<void>} look
 */
export async function visit(bench, { name, appName = 'app', env }, look) {
  const { portal, logs, pictures, report } = bench;
  const { url, service } = await report.step(`Start the portal: ${name}`, () =>
    startPortal({
      portal,
      name,
      appName,
      logs,
      env,
      started: started => bench.keep(started),
    }),
  );
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ARGUMENTS,
    // This program ends what it has started itself, in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 1000 },
    });
    const tab = new TabChecks({ page, url });
    await tab.signIn();
    await look(tab, async (sentence, work) => {
      await report.check(`${name}: ${sentence}`, work);
      const picture = sentence.replace(/\W+/g, '-').slice(0, 60);
      await page.screenshot({ path: join(pictures, name, `${picture}.png`) });
    });
  } finally {
    await browser.close();
    await service.stop();
  }
}
