import { configDifferences } from './configDifferences';

describe('configDifferences', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: 1 }, { a: 2 }, [{ path: ['a'], before: 1, after: 2 }]],
    [
      { a: { b: 1, c: 1 } },
      { a: { b: 1, d: [1] } },
      [
        { path: ['a', 'c'], before: 1, after: undefined },
        { path: ['a', 'd'], before: undefined, after: [1] },
      ],
    ],
    [
      { a: [1, 2] },
      { a: [1, 3] },
      [{ path: ['a'], before: [1, 2], after: [1, 3] }],
    ],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1 }] }, []],
    [{ a: 1 }, { a: { b: 1 } }, [{ path: ['a'], before: 1, after: { b: 1 } }]],
  ])('%j to %j', (before, after, differences) => {
    expect(configDifferences(before, after)).toEqual(differences);
  });
});
