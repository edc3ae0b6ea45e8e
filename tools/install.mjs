/** Installs the dependencies with the committed Yarn; does nothing when nothing changed since the last time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentHash } from './lib/contentHash.mjs';
import { root, yarnPath } from './lib/paths.mjs';
import { workspaceManifests } from './lib/workspaceManifests.mjs';

const LINES_SHOWN = 8;
const stamp = join(root, 'node_modules', '.slipway-install');
const logFile = join(root, '.slipway', 'logs', 'install.log');
const wanted = await contentHash(
  ['yarn.lock', '.yarnrc.yml', ...(await workspaceManifests())],
  [process.version, process.platform, process.arch],
);
const present = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';

if (present !== wanted) {
  console.log('Installing dependencies (a minute the first time)');
  const { code, output } = await runYarn(['install', '--immutable']);
  await mkdir(dirname(logFile), { recursive: true });
  await writeFile(logFile, output);
  if (code === 0) {
    await writeFile(stamp, wanted);
  } else {
    console.error(explain(output));
    process.exitCode = 1;
  }
}

/** What Yarn complained about, each thing once and without stack frames, and what to do. */
function explain(output) {
  const complaints = output
    .split('\n')
    .filter(line => /^➤ YN\d{4}: │ /.test(line) && !line.startsWith('➤ YN0000'))
    .map(line => line.replace(/^➤ (YN\d{4}): │ /, '  $1 '));
  const shown = [...new Set(complaints)].slice(0, LINES_SHOWN);
  return `${shown.join('\n')}
The dependencies could not be installed. When it is the network: behind a proxy set HTTPS_PROXY, with a company certificate
set NODE_EXTRA_CA_CERTS to its file, then run the command again. All that Yarn said: ${logFile}`;
}

/** Shows Yarn's steps while they run. */
function runYarn(args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [yarnPath, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text;
      for (const [, step] of text.matchAll(/┌ (\w+ step)/g)) {
        console.log(`  ${step}`);
      }
    });
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}
