import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium or Chrome: the one that `CHROMIUM` names, else the first on PATH or where macOS keeps it.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    process.env.CHROMIUM,
    ...NAMES.flatMap(name => folders.map(folder => join(folder, name))),
    ...PLACES,
  ].find(path => path && existsSync(path));
}
