/** Runs all tests: Jest over every package, then the browser run when there is a browser. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countTests } from './lib/countTests.mjs';
import { findChromium } from './lib/findChromium.mjs';
import { root, yarnPath } from './lib/paths.mjs';
import { runStep } from './lib/runStep.mjs';

const HELP = `Usage: ./dev test [options]

Runs the unit tests and the contract suites, then the newcomer's story in a real browser when there is a Chromium or
Chrome on PATH (or named by CHROMIUM).

Options:
  --unit       only Jest
  --browser    only the browser run
  -h, --help   this text`;

// Databases of tests come by a connection string or not at all: nothing here may need a container engine.
const NO_CONTAINERS = { BACKSTAGE_TEST_DISABLE_DOCKER: '1' };

const { values } = parseArgs({
  options: {
    unit: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const results = join(root, 'node_modules', '.cache', 'slipway', 'results');
const jestFile = join(results, 'jest.json');
const playwrightFile = join(results, 'playwright.json');
await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });

const started = Date.now();
let code = 0;
if (!values.browser) {
  code = await runStep(
    [
      yarnPath,
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${jestFile}`,
    ],
    NO_CONTAINERS,
  );
}
const chromium = values.unit ? undefined : findChromium();
if (chromium) {
  const browserCode = await runStep([yarnPath, 'playwright', 'test'], {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile,
  });
  code ||= browserCode;
} else if (!values.unit) {
  console.log(
    'Browser run skipped: no Chromium or Chrome on PATH. Install one, or name it by CHROMIUM.',
  );
}

const total = await countTests({
  jest: values.browser ? undefined : jestFile,
  playwright: chromium ? playwrightFile : undefined,
});
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`\nAll suites took ${seconds} s`);
console.log(
  `${total.passed} passed, ${total.failed} failed${
    total.skipped ? `, ${total.skipped} skipped` : ''
  }`,
);
process.exit(code || (total.failed ? 1 : 0));
