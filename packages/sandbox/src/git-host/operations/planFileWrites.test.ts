import { TreeEntry } from '../git/types';
import { FileOperation, planFileWrites } from './planFileWrites';

const b64 = (text: string) => Buffer.from(text).toString('base64');
const sha = 'a'.repeat(40);
const blob = (path: string, mode = '100644'): TreeEntry => ({
  path,
  mode,
  type: 'blob',
  sha,
  size: 1,
});
const tree: TreeEntry[] = [
  blob('README.md'),
  { path: 'dist', mode: '040000', type: 'tree', sha, size: 0 },
  blob('dist/shop.yaml'),
  blob('run.sh', '100755'),
  blob('link', '120000'),
];
const create = (path: string): FileOperation => ({
  operation: 'create',
  path,
  content: b64('x'),
});

describe('planFileWrites', () => {
  it('writes in the order asked, keeps modes and says what it does', () => {
    const plan = planFileWrites(
      [
        create('new/./file.txt'),
        { operation: 'update', path: 'run.sh', content: b64('y'), sha },
        {
          operation: 'update',
          path: 'moved.md',
          from_path: 'README.md',
          content: b64('z'),
        },
        { operation: 'delete', path: 'dist/shop.yaml' },
      ],
      tree,
    );
    expect(plan.writes).toEqual([
      { path: 'new/file.txt', content: Buffer.from('x'), mode: '100644' },
      { path: 'run.sh', content: Buffer.from('y'), mode: '100755' },
      { path: 'README.md', content: undefined },
      { path: 'moved.md', content: Buffer.from('z'), mode: '100644' },
      { path: 'dist/shop.yaml', content: undefined },
    ]);
    expect(plan.defaultMessage).toBe(
      'Add new/file.txt\nUpdate run.sh, moved.md\nDelete dist/shop.yaml',
    );
  });

  it.each<[string, FileOperation[], number, RegExp]>([
    [
      'a file that is there',
      [create('README.md')],
      422,
      /already exists \[path: README.md\]/,
    ],
    ['the same path twice', [create('a'), create('a')], 422, /already exists/],
    [
      'an update of nothing',
      [{ operation: 'update', path: 'none', content: '' }],
      500,
      /does not exist/,
    ],
    [
      'a delete of nothing',
      [{ operation: 'delete', path: 'none' }],
      500,
      /none/,
    ],
    [
      'another sha',
      [{ operation: 'update', path: 'README.md', content: '', sha: 'b' }],
      422,
      /given: b, expected: a+/,
    ],
    ['a way through a file', [create('README.md/x')], 422, /a file exists/],
    ['a folder’s path', [create('dist')], 422, /a directory exists/],
    [
      'a link',
      [{ operation: 'update', path: 'link', content: '' }],
      422,
      /symbolic link/,
    ],
    ['a way out', [create('../x')], 500, /outside repository/],
    ['a hidden way out', [create('dist/../../x')], 500, /outside repository/],
    ['an absolute path', [create('/x')], 500, /outside repository/],
    ['git’s own folder', [create('dist/.GIT/config')], 422, /malformed/],
    ['no operation', [{ path: 'x' }], 422, /\[Operation\]: Required/],
    ['no path', [{ operation: 'create' }], 422, /\[Path\]: Required/],
    ['a long path', [create('p'.repeat(501))], 422, /\[Path\]: MaxSize/],
    [
      'another operation',
      [{ operation: 'upsert', path: 'x' }],
      500,
      /invalid file operation/,
    ],
    [
      'no base64',
      [{ operation: 'create', path: 'x', content: 'not base64!' }],
      422,
      /illegal base64/,
    ],
  ])('refuses %s', (_what, files, status, message) => {
    expect(() => planFileWrites(files, tree)).toThrow(
      expect.objectContaining({
        status,
        message: expect.stringMatching(message),
      }),
    );
  });
});
