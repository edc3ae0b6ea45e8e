import fc from 'fast-check';
import { printLiteral } from '../printLiteral';
import { LiteralScanner } from './LiteralScanner';
import { setNodeValue } from './setNodeValue';
import { valueOfNode } from './valueOfNode';

/** All steps, as its caller goes them. */
function set(text: string, value: unknown): string {
  let current = text;
  for (;;) {
    const next = setNodeValue(
      current,
      new LiteralScanner(current).value(),
      value,
    );
    if (next === undefined) {
      return current;
    }
    current = next;
  }
}

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: true });
const record = fc
  .dictionary(
    fc.stringMatching(/^[a-z]{1,3}$/),
    json.filter(value => !JSON.stringify(value).includes('null')),
    { maxKeys: 5, noNullPrototype: true },
  )
  // JSON knows one zero only.
  .map(value => JSON.parse(JSON.stringify(value)));

describe('setNodeValue', () => {
  it.each<[string, string, unknown, string]>([
    [
      'changes a value and nothing else',
      "{\n  // who\n  a: 'x', // one\n  b: [1,2],\n}",
      { a: 'y', b: [1, 2] },
      "{\n  // who\n  a: 'y', // one\n  b: [1,2],\n}",
    ],
    [
      'leaves what says it already, in whatever order',
      '{ b: { d: 1 }, a: "x" }',
      { a: 'x', b: { d: 1, e: undefined } },
      '{ b: { d: 1 }, a: "x" }',
    ],
    [
      'adds fields as the others are written',
      '{\n    a: 1, // one\n}',
      { a: 1, 'x-y': { c: [true] } },
      "{\n    a: 1, // one\n    'x-y': {\n      c: [true],\n    },\n}",
    ],
    [
      'takes fields out with their comments',
      '{\n  // one\n  a: 1,\n  // two\n  b: 2,\n}',
      { b: 2 },
      '{\n  // two\n  b: 2,\n}',
    ],
    [
      'keeps the items around one that comes',
      '[\n  1, // one\n  3, // three\n]',
      [1, 2, 3],
      '[\n  1, // one\n  2,\n  3, // three\n]',
    ],
    [
      'keeps the items around one that goes',
      '[\n  1, // one\n  2, // two\n  3, // three\n]',
      [1, 3],
      '[\n  1, // one\n  3, // three\n]',
    ],
    ['adds the first item', '{ a: [] }', { a: ['x'] }, "{ a: ['x'] }"],
    ['replaces one kind by another', '{ a: 1 }', { a: [1] }, '{ a: [1] }'],
  ])('%s', (_, before, value, after) => {
    expect(set(before, value)).toBe(after);
  });

  it('arrives from any literal at any other', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        const text = set(printLiteral(before), after);
        expect(valueOfNode(new LiteralScanner(text).value())).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });
});
