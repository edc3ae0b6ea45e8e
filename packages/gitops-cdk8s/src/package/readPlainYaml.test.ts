import fc from 'fast-check';
import { parse } from 'yaml';
import { printYaml } from './printYaml';
import { readPlainYaml } from './readPlainYaml';

describe('readPlainYaml', () => {
  it('reads a record', () => {
    const text = `generator: "@slipway/cdk8s"
version: 0.1.0
config:
  path: config/applications/shop.ts
  blob: 8d3e0d554151221f83ee9b3ce67820d235d73476
mode: git
repository:
  url: https://git.example.com/platform/gitops
  branch: main
order:
  strategy: app-of-apps
  wave: -2
`;
    expect(readPlainYaml(text)).toEqual(parse(text));
  });

  it.each([
    ['a: 1.0\n'],
    ['a: 007\n'],
    ['a: true\n'],
    ['a: yes\n'],
    ['a: 2026-01-01\n'],
    ['a: null\n'],
    ['a: "\n'],
    ["a: 'b'\n"],
    ['a: b # c\n'],
    ['a: *b\n'],
    ['a: [b]\n'],
    ['a: {}\n'],
    ['a:\n'],
    ['a:\n- b\n'],
    ['a: b\n   c: d\n'],
    ['a: b\n  c: d\n'],
    ['a: b\na: c\n'],
    ['a: b'],
    ['a: |\n'],
    ['__proto__: b\n'],
    ['---\na: b\n'],
    [''],
  ])('leaves %j to the library', text => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  it('reads as the library does, or not at all', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const key = fc.stringMatching(/^[a-z]{1,5}$/);
    const record = fc.dictionary(
      key,
      fc.oneof(value, fc.dictionary(key, value)),
    );
    fc.assert(
      fc.property(record, data => {
        const text = printYaml({ a: 'b', ...data });
        const read = text === undefined ? undefined : readPlainYaml(text);
        expect(read ?? data).toEqual(
          read ? parse(text!, { version: '1.1' }) : data,
        );
      }),
    );
  });
});
