import { changedSince } from './changedSince';
import { blobSha } from './planChanges';

describe('changedSince', () => {
  const tree = (files: Record<string, string>) =>
    Object.entries(files).map(([path, text]) => ({
      path,
      sha: blobSha(Buffer.from(text)),
      size: text.length,
    }));

  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    ['nothing that stayed', { a: '1' }, { a: '1' }, []],
    ['what was changed', { a: '1' }, { a: '2' }, ['a']],
    ['nothing that is as we want it', { a: '1' }, { a: 'ours' }, []],
    ['what appeared', {}, { a: '2' }, ['a']],
    ['what was removed', { a: '1' }, {}, ['a']],
    ['nothing that is new on our side', {}, {}, []],
    ['nothing beside our files', { b: '1' }, { b: '2' }, []],
  ])('finds %s', (_what, before, now, expected) => {
    expect(
      changedSince(tree(before), tree(now), [{ path: 'a', content: 'ours' }]),
    ).toEqual(expected);
  });

  it('lets a file be removed twice, and not one that was changed', () => {
    const changes = [{ path: 'a' }];
    expect(changedSince(tree({ a: '1' }), tree({}), changes)).toEqual([]);
    expect(changedSince(tree({ a: '1' }), tree({ a: '2' }), changes)).toEqual([
      'a',
    ]);
  });
});
