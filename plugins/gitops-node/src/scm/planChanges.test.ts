import { blobSha, planChanges } from './planChanges';

describe('planChanges', () => {
  const file = (path: string, text: string) => ({
    path,
    sha: blobSha(Buffer.from(text)),
    size: text.length,
  });

  it('gives a file the sha that git gives it', () => {
    expect(blobSha(Buffer.from('hello\n'))).toBe(
      'ce013625030ba8dba906f756967f9e9ca394464a',
    );
  });

  it('creates, updates and deletes, and leaves out what is there already', () => {
    const tree = [file('a', '1'), file('b', '2'), file('c', '3')];
    expect(
      planChanges(tree, [
        { path: 'a', content: '1' },
        { path: 'b', content: 'changed' },
        { path: 'c' },
        { path: 'd', content: '' },
        { path: 'missing' },
      ]),
    ).toEqual([
      {
        operation: 'update',
        path: 'b',
        content: Buffer.from('changed'),
        sha: tree[1].sha,
      },
      { operation: 'delete', path: 'c', sha: tree[2].sha },
      { operation: 'create', path: 'd', content: Buffer.alloc(0) },
    ]);
  });
});
