import { lintDependencies } from './lintDependencies';

function config(name: string, ...dependencies: readonly string[]) {
  return {
    name,
    entity: `component:default/${name}`,
    namespace: name,
    environments: {},
    dependencies: Object.fromEntries(
      dependencies.map(dependency => [`needs-${dependency}`, dependency]),
    ),
  };
}

describe('lintDependencies', () => {
  it.each([
    ['a chain', [config('a', 'b'), config('b', 'c'), config('c')], []],
    [
      'a diamond',
      [config('a', 'b', 'c'), config('b', 'd'), config('c', 'd'), config('d')],
      [],
    ],
    ['itself, which each application reports alone', [config('a', 'a')], []],
    [
      'what is not there',
      [config('a', 'x')],
      [
        'a depends on "x" as its needs-x, and the repository has no such application.',
      ],
    ],
    [
      'a circle',
      [config('c', 'a'), config('b', 'c'), config('a', 'b')],
      ['a depends on b depends on c depends on a: none of them can be first.'],
    ],
    [
      'a circle beside the way in',
      [config('a', 'b'), config('b', 'c'), config('c', 'b')],
      ['b depends on c depends on b: none of them can be first.'],
    ],
  ])('judges %s', (_, configs, messages) => {
    expect(lintDependencies(configs).map(({ message }) => message)).toEqual(
      messages,
    );
  });
});
