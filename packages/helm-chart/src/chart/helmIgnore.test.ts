import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { readChartArchive } from '../archive/readChartArchive';
import { realHelm } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { helmIgnore } from './helmIgnore';
import { readChartFolder } from './readChartFolder';

describe('helmIgnore', () => {
  it.each<[string, string, boolean, boolean]>([
    ['*.txt', 'a.txt', false, true],
    ['*.txt', 'deep/er/a.txt', false, true],
    ['deep/*.txt', 'deep/a.txt', false, true],
    ['deep/*.txt', 'deep/er/a.txt', false, false],
    ['/a.txt', 'a.txt', false, true],
    ['/a.txt', 'deep/a.txt', false, false],
    ['docs/', 'docs', true, true],
    ['docs/', 'docs', false, false],
    ['[a-c].md', 'b.md', false, true],
    ['[^a-c].md', 'b.md', false, false],
    ['a?.md', 'ab.md', false, true],
    ['\\*.md', 'x.md', false, false],
    ['\\*.md', '*.md', false, true],
    ['# a.txt', 'a.txt', false, false],
    ['  a.txt  ', 'a.txt', false, true],
    ['', 'templates/.hidden', false, true],
    ['', 'templates/deep/.hidden', false, false],
    ['a.b', 'axb', false, false],
  ])('%j takes %s (folder: %s): %s', (text, path, isFolder, ignored) => {
    expect(helmIgnore(text)(path, isFolder)).toBe(ignored);
  });

  it.each([
    ['!keep.txt', '"!keep.txt" would make Helm leave out everything else'],
    ['a/**/b', 'Helm knows no "**"'],
    ['[a', 'the pattern "[a" is malformed'],
    ['a\\', 'is malformed'],
    ['[b-a]', 'is malformed'],
  ])('refuses %s', (text, message) => {
    expect(() => helmIgnore(text)).toThrow(message);
  });

  const helm = realHelm();
  (helm ? describe : describe.skip)('and the real helm', () => {
    it('leaves out what the real helm leaves out', async () => {
      const folder = writeFolder({
        'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
        'values.yaml': '{}\n',
        '.helmignore':
          '# notes\n*.txt\n/top.md\ndocs/\nsub/only.json\n[xy].cfg\n.git*\n',
        'a.txt': '1',
        'deep/b.txt': '1',
        'top.md': '1',
        'deep/top.md': '1',
        'docs/x.md': '1',
        'deep/docs/y.md': '1',
        'sub/only.json': '1',
        'deep/sub/only.json': '1',
        'x.cfg': '1',
        'z.cfg': '1',
        '.gitignore': '1',
        '.hidden': '1',
        'templates/.hidden.yaml': '1',
        'templates/a.yaml': 'a: 1\n',
        'templates/deep/.hidden.yaml': '1',
      });
      try {
        await helm!('package', folder, '-d', join(folder, 'docs'));
        const theirs = await readChartArchive(
          readFileSync(join(folder, 'docs', 'demo-1.0.0.tgz')),
        );
        const paths = ({ files }: typeof theirs) =>
          files.map(({ path }) => path).sort();
        expect(paths(await readChartFolder(folder))).toEqual(paths(theirs));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});
