import { readFile } from 'node:fs/promises';

/**
 * Adds up what Jest and Playwright wrote. A suite of Jest that could not run counts as one failure; a test of
 * Playwright that passed only when tried again counts as failed, because flaky is broken.
 *
 * @param {{ readonly jest?: string, readonly playwright?: string }} files what is left out did not run
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function countTests({ jest, playwright }) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  if (jest) {
    const unit = await readJson(jest);
    if (unit) {
      total.passed += unit.numPassedTests;
      total.failed += unit.numFailedTests + unit.numRuntimeErrorTestSuites;
      total.skipped += unit.numPendingTests;
    } else {
      total.failed += 1;
    }
  }
  if (playwright) {
    const browser = await readJson(playwright);
    if (browser) {
      total.passed += browser.stats.expected;
      total.failed +=
        browser.stats.unexpected +
        browser.stats.flaky +
        (browser.errors?.length ?? 0);
      total.skipped += browser.stats.skipped;
    } else {
      total.failed += 1;
    }
  }
  return total;
}

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
