import { ApplicationConfigError } from '../ApplicationConfigError';
import { parseConfigFile } from '../parseConfigFile';
import { readSyntaxNode } from '../readSyntaxNode';
import { scanConfigFile } from './scanConfigFile';
import { valueOfNode } from './valueOfNode';

function scan(text: string) {
  return scanConfigFile(text, 'defineApplication');
}

/** What the compiler's parser makes of a text; undefined where it refuses it. */
function careful(text: string) {
  try {
    const { argument } = parseConfigFile(text, 'a.ts');
    return readSyntaxNode(argument, 'a.ts');
  } catch (error) {
    expect(error).toBeInstanceOf(ApplicationConfigError);
    return undefined;
  }
}

const literal = (text: string) =>
  `import { defineApplication } from '@slipway/cdk8s';\nexport default defineApplication(${text});\n`;

describe('scanConfigFile', () => {
  it.each([
    `{ a: 'x', "b-c": "it's", d: [1, -2, 1.5e3, true, false, []], e: {} }`,
    `{ a: 'line\\nbreak \\'quoted\\' \\\\', b: \`plain\` }`,
    `{\n  // why\n  a: 1, /* what */ b: /* where */ 'x' // then\n  ,\n}`,
    `{ url: 'https://example.com/a//b', note: '/* no comment */' },`,
    `{ emoji: 'é 🚀', $: 0, _a1: 1 }`,
  ])('reads %s as the compiler does', text => {
    expect(scan(literal(text))).toBeDefined();
    expect(scan(literal(text))).toEqual(careful(literal(text)));
  });

  it.each([
    'import type { A } from "a"; import * as b from \'b\'\nimport c from "c"\nimport \'d\';',
    '// no imports\n',
    '\uFEFFimport {\n  a, // one\n} from "a";',
  ])('takes the imports %j', imports => {
    const text = `${imports}\nexport default defineApplication({ a: 1 })`;
    expect(scan(text)).toEqual(careful(text));
    expect(valueOfNode(scan(text)!)).toEqual({ a: 1 });
  });

  it.each([
    literal('{ a: b }'),
    literal('{ ...a }'),
    literal('{ a }'),
    literal('{ a: `${b}` }'),
    literal('{ a: 1 + 1 }'),
    literal('{ a: "x" as const }'),
    literal('{ a: f(1) }'),
    literal('{ a: 1, a: 2 }'),
    literal('{ "__proto__": {} }'),
    literal('{ a: undefined }'),
    literal('{ a: [1,,2] }'),
    literal('{ a: 1 b: 2 }'),
    literal('{ a: 1'),
    literal('{ a: 01 }'),
    literal("{ a: 'x }"),
    literal('{} , 2'),
    `${literal('{}')}console.log(1)`,
    'export default {}',
    'module.exports = defineApplication({})',
    '',
  ])('leaves %j to the compiler, which refuses it', text => {
    expect(scan(text)).toBeUndefined();
    expect(careful(text)).toBeUndefined();
  });

  it.each([
    [literal('{ a: 0xff, b: 1_000, 3: 1 }'), { a: 255, b: 1000, 3: 1 }],
    [literal("{ a: ('x'), b: '\\u0041\\x42' }"), { a: 'x', b: 'AB' }],
  ])('leaves %j to the compiler, which reads it', (text, value) => {
    expect(scan(text)).toBeUndefined();
    expect(valueOfNode(careful(text)!)).toEqual(value);
  });

  it('does not take long for what is large or deep', () => {
    expect(scan(' '.repeat(1_000_000))).toBeUndefined();
    expect(scan(literal(`{ a: ${'['.repeat(50_000)}`))).toBeUndefined();
  });
});
