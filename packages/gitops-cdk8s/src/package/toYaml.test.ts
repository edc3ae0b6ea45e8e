import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { Document, parse, visit } from 'yaml';
import { printYaml } from './printYaml';
import { toYaml } from './toYaml';

const WORDS = [
  ...['', ' ', '~', 'null', 'Null', 'y', 'N', 'yes', 'on', 'Off', 'TRUE'],
  ...['<<', '=', '-', '?', '- a', '? a', '-a', '?a', 'a: b', 'a:', ':a', 'a #'],
  ...['#a', 'a#', '*', '&a', '!a', '|', '>', '%a', '@a', '`a', '[', '{', '{}'],
  ...[
    '}',
    ']',
    ',',
    'a, b',
    "it's",
    '"x"',
    `'"`,
    'a\\nb',
    ' a',
    'a ',
    '{{ x }}',
  ],
  ...['0', '-1', '+1', '007', '0o14', '0x1F', '0b11', '1_000', '1e3', '1.5e-3'],
  ...['.', '.5', '5.', '1.2.3', '.inf', '-.INF', '.nan', '12:30', '12:30:45.5'],
  ...['190:20:30', '1:99', '2024-01-01', '2024-01-01T10:00:00Z', '---', '...'],
  ...['--- a', '---a', '--flag', '.hidden', '+', '-', '_1', '1_', 'e3', '1e'],
  ...[
    '100m',
    '256Mi',
    '1.0.0-17',
    'cnoe://a/b',
    'é',
    'a\nb',
    'a\n',
    '\ta',
    '\u0007',
  ],
];

const text = fc.oneof(
  fc.constantFrom(...WORDS),
  fc
    .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS))
    .map(([a, b]) => a + b),
  fc.string({
    unit: fc.constantFrom(...'0123456789+-._:eExbon~ "\'#'),
    maxLength: 8,
  }),
  fc.string(),
);
const data = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('record'),
  ),
  record: fc.dictionary(
    text.filter(key => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4, noNullPrototype: true },
  ),
}));

/** What the library writes, with the one kind of text quoted that only Go takes for a number. */
function byLibrary(object: unknown): string {
  const document = new Document(object, { version: '1.1' });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && /^[-+]?0o/i.test(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return document.toString({ lineWidth: 0, directives: false });
}

describe('toYaml', () => {
  it.each(WORDS)('writes %j as the library does', word => {
    for (const object of [{ a: word }, { [word]: 1 }, { a: [word, [word]] }]) {
      expect(toYaml(object)).toBe(byLibrary(object));
    }
  });

  it('writes any data as the library does', () => {
    fc.assert(
      fc.property(data.record, object => {
        const plain = JSON.parse(JSON.stringify(object));
        expect(toYaml(object)).toBe(byLibrary(plain));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(data.record, object => {
        const plain = JSON.parse(JSON.stringify(object));
        expect(parse(toYaml(object), { version: '1.1' })).toEqual(plain);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('writes as cdk8s does', () => {
    const object = { a: WORDS.filter(word => !/^0o/.test(word)) };
    expect(toYaml(object)).toBe(Yaml.stringify(object));
  });

  it('quotes what Go takes for an octal number', () => {
    expect(toYaml({ mode: '0o14' })).toBe('mode: "0o14"\n');
    expect(toYaml({ mode: '0o14', text: 'a\nb\n' })).toBe(
      'mode: "0o14"\ntext: |\n  a\n  b\n',
    );
  });

  it('leaves out what is undefined, and writes what is shared twice', () => {
    const shared = { app: 'shop' };
    expect(
      toYaml({ a: shared, b: shared, c: undefined, d: { e: undefined } }),
    ).toBe('a:\n  app: shop\nb:\n  app: shop\nd: {}\n');
  });

  it('prints the objects that charts are made of by itself', () => {
    expect(
      printYaml({ apiVersion: 'v1', spec: { ports: [{ port: 80 }] } }),
    ).toBe('apiVersion: v1\nspec:\n  ports:\n    - port: 80\n');
    expect(printYaml({ at: new Date(0) })).toBeUndefined();
  });
});
