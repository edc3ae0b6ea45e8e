import { createMockDirectory } from '@backstage/backend-test-utils';
import { readChanges } from './readChanges';

describe('readChanges', () => {
  const directory = createMockDirectory();

  function read(sourcePath = '.', deletes: readonly string[] = []) {
    return readChanges({ workspacePath: directory.path, sourcePath, deletes });
  }

  it('takes files and removals, sorted', async () => {
    directory.setContent({
      '.git': { config: 'x' },
      dist: { 'shop-dev.yaml': 'kind: Application\n' },
      config: { applications: { 'shop.ts': 'export default {};\n' } },
    });
    await expect(read('.', ['dist/old.yaml'])).resolves.toEqual([
      { path: 'config/applications/shop.ts', content: 'export default {};\n' },
      { path: 'dist/old.yaml', content: undefined },
      { path: 'dist/shop-dev.yaml', content: 'kind: Application\n' },
    ]);
    await expect(read('dist')).resolves.toEqual([
      { path: 'shop-dev.yaml', content: 'kind: Application\n' },
    ]);
  });

  it.each<[string, Parameters<typeof directory.setContent>[0], string]>([
    ['an empty workspace', {}, 'There is no file in "."'],
    [
      'what is no text',
      { 'a.png': Buffer.from([0xff, 0xfe, 0x80]) },
      'The file "a.png" is no UTF-8 text',
    ],
    [
      'a Secret',
      {
        'a.yaml':
          'kind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: token}}\n',
      },
      'The file "a.yaml" holds the Secret "token"',
    ],
  ])('refuses %s', async (_, content, message) => {
    directory.setContent(content);
    await expect(read()).rejects.toThrow(message);
  });

  it.each(['../x', '/etc/passwd', 'a//b', ''])(
    'refuses to remove "%s"',
    async path => {
      directory.setContent({ a: 'b' });
      await expect(read('.', [path])).rejects.toThrow(
        `The file to remove is "${path}"`,
      );
    },
  );

  it('stays in the workspace', async () => {
    await expect(read('../..')).rejects.toThrow(/not allowed/);
  });
});
