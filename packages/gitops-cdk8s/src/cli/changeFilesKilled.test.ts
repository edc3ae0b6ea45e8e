import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readTree } from '../__testUtils__/readTree';
import { writeTree } from '../__testUtils__/writeTree';
import { recoverFiles } from './changeFiles';

const BEFORE = [
  { path: 'dist/a.yaml', content: 'old a' },
  { path: 'dist/a/manifests/x.yaml', content: 'old x' },
  { path: 'dist/a/manifests/y.yaml', content: 'old y' },
];
const CHANGE = {
  files: [
    { path: 'dist/a.yaml', content: 'new a' },
    { path: 'dist/a/manifests/x.yaml', content: 'new x' },
    { path: 'dist/b.yaml', content: 'new b' },
    { path: 'dist/b/manifests/z.yaml', content: 'new z' },
  ],
  deletes: ['dist/a/manifests/y.yaml'],
};
const AFTER = CHANGE.files;

/** Changes files, and kills itself before one of the calls that change something. Prints how many there were. */
const PROGRAM = `
require('@backstage/cli-node/config/nodeTransform.cjs');
const fs = require('node:fs');
const [root, change, last] = process.argv.slice(1);
let calls = 0;
for (const name of ['mkdirSync', 'mkdtempSync', 'writeFileSync', 'renameSync', 'rmSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (name !== 'rmSync' || args[0].endsWith('journal.json')) {
      if (++calls === Number(last)) process.kill(process.pid, 'SIGKILL');
    }
    return original(...args);
  };
}
require(${JSON.stringify(resolve(__dirname, 'changeFiles.ts'))})
  .changeFiles(root, JSON.parse(change));
process.stdout.write(String(calls));
`;

jest.setTimeout(120_000);

describe('changeFiles, killed', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-killed-'));
    writeTree(root, BEFORE);
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function change(killedBefore: number) {
    return spawnSync(
      process.execPath,
      ['-e', PROGRAM, root, JSON.stringify(CHANGE), String(killedBefore)],
      { cwd: __dirname, encoding: 'utf8' },
    );
  }

  it('leaves everything as it was, whenever that is', () => {
    const { stderr, stdout } = change(-1);
    expect(stderr).toBe('');
    expect(readTree(root)).toEqual(AFTER);
    const calls = Number(stdout);
    // Folders and files of the stage, its journal, three moves away, four into place, the journal's end.
    expect(calls).toBeGreaterThan(12);
    for (let call = 1; call <= calls; call++) {
      rmSync(root, { recursive: true });
      writeTree(root, BEFORE);
      expect(change(call).signal).toBe('SIGKILL');
      recoverFiles(root);
      expect([call, readTree(root)]).toEqual([call, BEFORE]);
      expect(readdirSync(root)).toEqual(['dist']);
    }
  });
});
