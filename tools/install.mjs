/** Installs the dependencies with the committed Yarn; does nothing when nothing changed since the last time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from './lib/contentHash.mjs';
import { root, yarnPath } from './lib/paths.mjs';
import { workspaceManifests } from './lib/workspaceManifests.mjs';

const stamp = join(root, 'node_modules', '.slipway-install');
const wanted = await contentHash(
  ['yarn.lock', '.yarnrc.yml', ...(await workspaceManifests())],
  [process.version, process.platform, process.arch],
);
const present = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';

if (present !== wanted) {
  console.log('Installing dependencies (a minute the first time)');
  const code = await runYarn(['install', '--immutable']);
  if (code !== 0) {
    console.error(
      'The dependencies could not be installed; Yarn says why above. When it is the network: behind a proxy set HTTPS_PROXY, ' +
        'with a company certificate set NODE_EXTRA_CA_CERTS to its file, then run the command again.',
    );
    process.exit(1);
  }
  await writeFile(stamp, wanted);
}

/** Shows Yarn's steps and, when it fails, all that it said. */
function runYarn(args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [yarnPath, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = [];
    child.stdout.setEncoding('utf8').on('data', text => {
      said.push(text);
      for (const [, step] of text.matchAll(/┌ (\w+ step)/g)) {
        console.log(`  ${step}`);
      }
    });
    child.on('close', code => {
      if (code !== 0) console.error(said.join(''));
      resolve(code ?? 1);
    });
  });
}
