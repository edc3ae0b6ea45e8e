import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../__testUtils__/readTree';
import { writeTree } from '../__testUtils__/writeTree';
import { changeFiles, recoverFiles } from './changeFiles';

const BEFORE = [
  { path: 'dist/a.yaml', content: 'old a' },
  { path: 'dist/a/manifests/x.yaml', content: 'old x' },
  { path: 'dist/a/manifests/y.yaml', content: 'old y' },
];

describe('changeFiles', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-change-'));
    writeTree(root, BEFORE);
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('writes, replaces and removes, and leaves nothing behind', () => {
    changeFiles(root, {
      files: [
        { path: 'dist/a.yaml', content: 'new a' },
        { path: 'dist/b/manifests/z.yaml', content: 'new z' },
        { path: 'dist/b.yaml', content: 'new b' },
      ],
      deletes: ['dist/a/manifests/x.yaml', 'dist/a/manifests/y.yaml'],
    });
    expect(readTree(root)).toEqual([
      { path: 'dist/a.yaml', content: 'new a' },
      { path: 'dist/b.yaml', content: 'new b' },
      { path: 'dist/b/manifests/z.yaml', content: 'new z' },
    ]);
    expect(existsSync(join(root, 'dist/a'))).toBe(false);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('does nothing when there is nothing to do', () => {
    changeFiles(root, { files: [], deletes: [] });
    expect(readTree(root)).toEqual(BEFORE);
  });

  it('leaves everything as it was when a file cannot be written', () => {
    expect(() =>
      changeFiles(root, {
        files: [
          { path: 'dist/a.yaml', content: 'new a' },
          { path: `dist/${'n'.repeat(300)}.yaml`, content: 'too long a name' },
        ],
        deletes: ['dist/a/manifests/x.yaml'],
      }),
    ).toThrow('ENAMETOOLONG');
    expect(readTree(root)).toEqual(BEFORE);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('leaves everything as it was when it fails in the middle of the swap', () => {
    // A file of this name is put where a folder is expected, after others have been swapped.
    expect(() =>
      changeFiles(root, {
        files: [
          { path: 'dist/a.yaml', content: 'new a' },
          { path: 'dist/c/z.yaml', content: 'new z' },
          { path: 'dist/a/manifests/x.yaml/deeper.yaml', content: 'no folder' },
        ],
        deletes: ['dist/a/manifests/y.yaml'],
      }),
    ).toThrow();
    expect(readTree(root)).toEqual(BEFORE);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('puts back what a killed process left half-way', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const stage = join(root, `.slipway-${pid}-abc`);
    writeTree(stage, [
      { path: 'new/dist/a/manifests/x.yaml', content: 'new x' },
      {
        path: 'journal.json',
        content: JSON.stringify({
          puts: ['dist/a.yaml', 'dist/b', 'dist/a/manifests/x.yaml'],
          takes: ['dist/a/manifests/y.yaml'],
        }),
      },
    ]);
    // It had moved all old files away, and put two of three new ones in place.
    mkdirSync(join(stage, 'old/dist/a/manifests'), { recursive: true });
    for (const path of BEFORE.map(file => file.path)) {
      renameSync(join(root, path), join(stage, 'old', path));
    }
    writeTree(root, [
      { path: 'dist/a.yaml', content: 'new a' },
      { path: 'dist/b/z.yaml', content: 'new z' },
    ]);
    recoverFiles(root);
    expect(readTree(root)).toEqual(BEFORE);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('removes what a process left that was killed while it prepared', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeTree(join(root, `.slipway-${pid}-abc`), [
      { path: 'new/dist/a.yaml', content: 'new a' },
    ]);
    recoverFiles(root);
    expect(readTree(root)).toEqual(BEFORE);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('does not follow a link out of the repository', () => {
    const outside = mkdtempSync(join(tmpdir(), 'slipway-outside-'));
    symlinkSync(outside, join(root, 'dist/b'));
    expect(() =>
      changeFiles(root, {
        files: [{ path: 'dist/b/z.yaml', content: 'z' }],
        deletes: [],
      }),
    ).toThrow('dist/b leads out of the repository by a link');
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('does not touch what a running process works on', () => {
    const running = join(root, `.slipway-${process.pid}-abc`);
    writeTree(running, [
      {
        path: 'journal.json',
        content: JSON.stringify({
          pid: process.pid,
          puts: ['dist'],
          takes: [],
        }),
      },
    ]);
    recoverFiles(root);
    expect(readTree(join(root, 'dist')).length).toBe(3);
    expect(existsSync(running)).toBe(true);
  });
});
