import { findCycles } from './findCycles';

function cycles(edges: Readonly<Record<string, readonly string[]>>) {
  return findCycles(new Map(Object.entries(edges)));
}

describe('findCycles', () => {
  it.each<[string, Readonly<Record<string, readonly string[]>>, unknown]>([
    ['none', { a: ['b'], b: ['c'], c: [] }, []],
    ['a pair', { b: ['a'], a: ['b'] }, [['a', 'b']]],
    [
      'the shortest way of several',
      { a: ['b'], b: ['c', 'a'], c: ['a'] },
      [['a', 'b']],
    ],
    [
      'two apart from each other',
      { d: ['e'], e: ['d'], a: ['b'], b: ['a'] },
      [
        ['a', 'b'],
        ['d', 'e'],
      ],
    ],
    [
      'not those that lead to one',
      { a: ['b'], b: ['c'], c: ['b'], d: [] },
      [['b', 'c']],
    ],
  ])('finds %s', (_, edges, found) => {
    expect(cycles(edges)).toEqual(found);
  });

  it('survives a chain that is deeper than any stack', () => {
    const length = 50_000;
    const chain = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `n${index}`,
        [`n${(index + 1) % length}`],
      ]),
    );
    expect(cycles(chain)[0]).toHaveLength(length);
  });
});
