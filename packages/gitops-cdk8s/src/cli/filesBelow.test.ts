import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTree } from '../__testUtils__/writeTree';
import { filesBelow } from './filesBelow';

describe('filesBelow', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-below-'));
    writeTree(root, [
      { path: 'dist/a.yaml', content: 'a' },
      { path: 'dist/a/manifests/x.yaml', content: 'x' },
      { path: 'other/b.yaml', content: 'b' },
    ]);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('lists files at any depth', () => {
    expect([...filesBelow(root, 'dist')].sort()).toEqual([
      'dist/a.yaml',
      'dist/a/manifests/x.yaml',
    ]);
  });

  it('has none of a folder that is not there', () => {
    expect(filesBelow(root, 'nothing')).toEqual([]);
  });

  it('refuses a file in place of the folder', () => {
    expect(() => filesBelow(root, 'dist/a.yaml')).toThrow('ENOTDIR');
  });

  it('follows links to folders, and ends in a circle of them', () => {
    symlinkSync(join(root, 'other'), join(root, 'dist/linked'));
    symlinkSync(join(root, 'other/b.yaml'), join(root, 'dist/b.yaml'));
    symlinkSync(join(root, 'dist/nothing'), join(root, 'dist/broken'));
    symlinkSync(join(root, 'other'), join(root, 'other/again'));
    const paths = filesBelow(root, 'dist');
    expect(paths).toContain('dist/linked/b.yaml');
    expect(paths).not.toContain('dist/b.yaml');
    expect(paths).not.toContain('dist/broken');
  });

  it('follows links that lead to each other, and up, once on the way down', () => {
    for (const name of ['one', 'two', 'three']) {
      symlinkSync(join(root, 'other'), join(root, 'dist', name));
      symlinkSync(join(root, 'dist'), join(root, 'other', name));
    }
    const paths = filesBelow(root, 'dist');
    expect(paths).toContain('dist/one/b.yaml');
    expect(paths).toContain('dist/one/two/a.yaml');
    expect(paths.length).toBeLessThan(100);
  });
});
