import { dropZeros } from './dropZeros';
import { globMatch } from './globMatch';
import { goDuration } from './goDuration';
import { jsonPatch } from './jsonPatch';
import { repositoryKey } from './repositoryKey';
import { sortedJson } from './sortedJson';

describe('dropZeros', () => {
  it('leaves out what Go leaves out, and keeps pointers, structs and raw values', () => {
    expect(
      dropZeros({
        project: '',
        revisionHistoryLimit: 0,
        destination: {},
        syncPolicy: {
          automated: { enabled: false, prune: false, selfHeal: true },
        },
        source: {
          helm: { valuesObject: { on: false, count: 0 }, parameters: [] },
        },
      }),
    ).toEqual({
      revisionHistoryLimit: 0,
      destination: {},
      syncPolicy: { automated: { enabled: false, selfHeal: true } },
      source: { helm: { valuesObject: { on: false, count: 0 } } },
    });
  });
});

describe('jsonPatch', () => {
  const object = { a: { b: 1 }, list: [1, 2] };
  it.each([
    [
      [{ op: 'replace', path: '/a/b', value: 2 }],
      { a: { b: 2 }, list: [1, 2] },
    ],
    [[{ op: 'remove', path: '/a' }], { list: [1, 2] }],
    [
      [{ op: 'add', path: '/list/-', value: 3 }],
      { a: { b: 1 }, list: [1, 2, 3] },
    ],
    [
      [{ op: 'add', path: '/a/x~1y', value: 1 }],
      { a: { b: 1, 'x/y': 1 }, list: [1, 2] },
    ],
    [[{ op: 'remove', path: '/list/0' }], { a: { b: 1 }, list: [2] }],
  ])('applies %j', (patch, after) => {
    expect(jsonPatch.json(object, patch)).toEqual(after);
  });

  it('refuses what is not there', () => {
    expect(() =>
      jsonPatch.json(object, [{ op: 'remove', path: '/nope' }]),
    ).toThrow('nope');
  });
});

it.each([
  ['5s', 5000],
  ['1h30m', 5_400_000],
  ['90', 90_000],
  ['soon', undefined],
])('goDuration reads %s', (text, milliseconds) => {
  expect(goDuration(text)).toBe(milliseconds);
});

it.each([
  ['*', 'https://a/b', true],
  ['https://a/*', 'https://a/b/c', true],
  ['shop-*', 'shop', false],
  ['a.b', 'axb', false],
])('globMatch %s with %s', (pattern, text, fits) => {
  expect(globMatch(pattern, text)).toBe(fits);
});

it.each([
  [
    'http://localhost:7710/platform/gitops.git',
    'http://127.0.0.1:7710/platform/gitops',
  ],
  ['https://Git.Example.com/a/b', 'https://git.example.com/a/b.git'],
  ['git@git.example.com:a/b.git', 'https://user:x@git.example.com/a/b/'],
])('repositoryKey takes %s and %s for the same', (a, b) => {
  expect(repositoryKey(a)).toBe(repositoryKey(b));
});

it('sortedJson writes keys in order', () => {
  expect(sortedJson({ b: [{ z: 1, a: undefined, c: 2 }], a: null })).toBe(
    '{"a":null,"b":[{"c":2,"z":1}]}',
  );
});
