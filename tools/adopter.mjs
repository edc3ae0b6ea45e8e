/** Installs the packages as an adopter does, and looks at the result in a browser. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Report } from './lib/adopter/Report.mjs';
import { Workbench } from './lib/adopter/Workbench.mjs';
import { commandLine } from './lib/adopter/commandLine.mjs';
import { openSandbox } from './lib/adopter/openSandbox.mjs';
import { ownFolder } from './lib/adopter/ownFolder.mjs';
import { build, install, pack } from './lib/adopter/prepare.mjs';
import * as stations from './lib/adopter/stations.mjs';
import { findChromium } from './lib/findChromium.mjs';

const PREPARATIONS = {
  pack: ['Pack the packages of the last commit (a minute)', pack],
  install: ['Make a fresh portal and install it (a minute)', install],
  command: ['Run the packed command line', commandLine],
  build: ['Build the apps of both frontend systems', build],
};
const STATIONS = {
  look: stations.look,
  act: stations.act,
  policy: stations.policy,
  legacy: stations.legacy,
  'no-permissions': stations.noPermissions,
};
const STEPS = [...Object.keys(PREPARATIONS), ...Object.keys(STATIONS)];

const HELP = `Usage: node tools/adopter.mjs [options]

Packs the public packages of the last commit as a release does, makes a fresh portal with Backstage's create-app outside
the repository, follows docs/getting-started.md there block by block, and looks at the portal in a browser: read-only,
acting, with the permission framework on and off, on the new and the old frontend system. Runs the packed slipway command
too. Needs a Chromium or Chrome, and the npm registry.

Options:
  --folder DIR   work there and keep it; a temporary folder otherwise
  --keep         keep the temporary folder, with logs and pictures
  --step NAME    only this step, in the --folder of an earlier run; may be given more than once
                 (${STEPS.join(', ')})
  -h, --help     this text`;

const TIMEOUT_MS = 30 * 60_000;

const options = readOptions();
const report = new Report();
const folder =
  options.folder ??
  (await realpath(await mkdtemp(join(tmpdir(), 'slipway-adopter-'))));
const bench = new Workbench({ folder, report });
let ending;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => end(1));
}
const timer = setTimeout(() => {
  console.error(`\nNot done after ${TIMEOUT_MS / 60_000} minutes.`);
  end(1);
}, TIMEOUT_MS);

try {
  await run();
  await end(report.summary() ? 0 : 1);
} catch (error) {
  if (!ending) {
    console.error(`\n${error.message}`);
    report.summary();
    await end(1);
  }
}

async function run() {
  await ownFolder(folder);
  const wanted = ([name]) => options.steps.includes(name);
  for (const [, [title, work]] of Object.entries(PREPARATIONS).filter(wanted)) {
    await report.step(title, () => work(bench));
  }
  const visits = Object.entries(STATIONS).filter(wanted);
  if (visits.length === 0) return;
  const sandbox = await report.step('Start the sandbox', () =>
    openSandbox(bench),
  );
  for (const [, station] of visits) await station(bench, sandbox);
}

function end(code) {
  ending ??= (async () => {
    clearTimeout(timer);
    await bench.stop();
    if (options.keep) console.log(`Logs and pictures: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
    process.exit(code);
  })();
  return ending;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        folder: { type: 'string' },
        keep: { type: 'boolean', default: false },
        step: { type: 'string', multiple: true, default: STEPS },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const unknown = values.step.find(name => !STEPS.includes(name));
    if (unknown) {
      throw new Error(
        `There is no step '${unknown}'. The steps are ${STEPS.join(', ')}.`,
      );
    }
    if (values.step.length < STEPS.length && !values.folder) {
      throw new Error('--step needs the --folder of an earlier run.');
    }
    if (!findChromium()) {
      throw new Error(
        'There is no Chromium or Chrome on PATH. Install one, or name it by CHROMIUM.',
      );
    }
    return {
      folder: values.folder && resolve(values.folder),
      keep: values.keep || Boolean(values.folder),
      steps: values.step,
    };
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}
