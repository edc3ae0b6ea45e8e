import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareTrees } from './compareTrees';

describe('compareTrees', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-trees-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function compare(
    ours: Readonly<Record<string, string>>,
    theirs: Readonly<Record<string, string>>,
  ) {
    for (const [side, files] of Object.entries({ ours, theirs })) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(root, side, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
    compareTrees(join(root, 'ours'), join(root, 'theirs'));
  }

  it('takes the same files, and a record on our side', () => {
    expect(() =>
      compare(
        { 'a/b.yaml': '1', 'a/generated.yaml': 'x' },
        { 'a/b.yaml': '1' },
      ),
    ).not.toThrow();
  });

  it.each([
    [{ 'a/b.yaml': '1' }, { 'a/b.yaml': '2' }, 'a/b.yaml differs'],
    [{ a: '1', b: '1' }, { a: '1' }, 'only one has b'],
    [{ a: '1' }, { a: '1', c: '1' }, 'only one has c'],
  ])('%j and %j: %s', (ours, theirs, message) => {
    expect(() => compare(ours, theirs)).toThrow(message);
  });
});
