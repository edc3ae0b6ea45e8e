import { withDifference } from './withDifference';

describe('withDifference', () => {
  it.each([
    ['nothing', { a: 1 }, { b: 1 }, { b: 1 }, { a: 1 }],
    ['a field that comes', { b: 1 }, {}, { a: 1 }, { a: 1, b: 1 }],
    ['a field that goes', { a: 1, b: 1 }, { a: 1 }, {}, { b: 1 }],
    [
      'a field below others',
      { x: { wave: 1, own: true } },
      { x: { wave: 1, made: 1 } },
      { x: { wave: 2, made: 1 } },
      { x: { wave: 2, own: true } },
    ],
    ['a list as a whole', { a: [1, 9] }, { a: [1] }, { a: [2] }, { a: [2] }],
    ['a record that is not there', {}, {}, { x: { y: 1 } }, { x: { y: 1 } }],
  ])('brings %s', (_, value, before, after, expected) => {
    expect(withDifference(value, before, after)).toEqual(expected);
  });

  it('keeps the order of fields that the generator has', () => {
    const fields = withDifference({ c: 1, own: 1 }, { c: 1 }, { a: 1, c: 1 });
    expect(Object.keys(fields as object)).toEqual(['a', 'c', 'own']);
  });
});
