import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

interface Field {
  readonly pattern?: string;
  readonly errorMessage?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
  readonly dependencies?: unknown;
  readonly oneOf?: readonly Field[];
}

// What is generated has tests of its own.
const template = parse(
  readFileSync(
    resolve(__dirname, '../../../../templates/service/template.yaml'),
    'utf8',
  ).replace(/^( *)# begin (page|more|shown) of [^]*?^\1# end \2$/gm, ''),
);

/** Every field of the form by its name, wherever it stands. */
function fieldsOf(value: unknown): readonly (readonly [string, Field])[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  const { properties } = value as Field;
  return [
    ...Object.entries(properties ?? {}),
    ...Object.values(value).flatMap(fieldsOf),
  ];
}

const fields = fieldsOf(template.spec.parameters);

describe('the form of templates/service', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'name',
      ['shop', 'a', 'shop-2'],
      ['Shop', '1shop', 'shop-', 'sh_op', 'a.b', ''],
    ],
    [
      'imageRepository',
      ['shop', 'ghcr.io/acme/shop', 'localhost:5000/a/b__c'],
      ['acme/shop:1.0', 'Acme/shop', 'https://x/y', 'a@sha256:0', ''],
    ],
    [
      'imageTag',
      ['1.0.0', 'v1', '1.0.0-broken', 'a_b', 'latest-1'],
      ['latest', 'a b', '.1', 'a:b', ''],
    ],
    ['healthPath', ['/', '/healthz?full=1'], ['healthz', '/a b']],
    [
      'host',
      ['shop.example.com', '{environment}.shop.example.com'],
      ['https://shop', 'Shop.example.com', '{env}.x', 'a/b'],
    ],
    ['variable', ['A', '_a1'], ['1A', 'A-B', '']],
  ])('takes and refuses what it should for %s', (name, good, bad) => {
    const patterns = fields
      .filter(([field]) => field === name)
      .flatMap(([, field]) => field.pattern ?? []);
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) {
      // The form's validator compiles patterns with this flag.
      const expression = new RegExp(pattern, 'u');
      expect(good.filter(value => !expression.test(value))).toEqual([]);
      expect(bad.filter(value => expression.test(value))).toEqual([]);
    }
  });

  it('explains every pattern', () => {
    const silent = fields
      .filter(([, field]) => field.pattern && !field.errorMessage?.pattern)
      .map(([name]) => name);
    expect(silent).toEqual([]);
  });

  it('asks for nothing that its steps do not use', () => {
    const steps = JSON.stringify(template.spec.steps);
    // Fields of a list go in with their list.
    const inLists = ['replicas', 'variable', 'key', 'property'];
    const unused = fields
      .map(([name]) => name)
      .filter(
        name =>
          !inLists.includes(name) &&
          !new RegExp(`parameters\\.${name}\\b`).test(steps),
      );
    expect(unused).toEqual([]);
  });
});
