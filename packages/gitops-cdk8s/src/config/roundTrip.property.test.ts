import fc from 'fast-check';
import { editApplicationConfig } from './editApplicationConfig';
import { printLiteral } from './printLiteral';
import { parseConfigFile } from './parseConfigFile';
import { readApplicationConfig } from './readApplicationConfig';
import { readConfigLiteral } from './readConfigLiteral';
import { readSyntaxNode } from './readSyntaxNode';
import { scanConfigFile } from './syntax/scanConfigFile';
import { writeApplicationConfig } from './writeApplicationConfig';

const data = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map(number => number + 0),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('record'),
  ),
  record: fc.dictionary(
    fc.string({ unit: 'binary' }).filter(key => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4, noNullPrototype: true },
  ),
}));

/** JSON knows one zero only. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('config files', () => {
  it('give back whatever data is written to them', () => {
    fc.assert(
      fc.property(data.record, record => {
        const text = `export default defineApplication(${printLiteral(record)});\n`;
        expect(plain(readConfigLiteral(text, 'any.ts').value)).toEqual(
          plain(record),
        );
        // The scanner says the same as the compiler, or nothing.
        const { argument } = parseConfigFile(text, 'any.ts');
        const careful = readSyntaxNode(argument, 'any.ts');
        expect(scanConfigFile(text, 'defineApplication') ?? careful).toEqual(
          careful,
        );
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('change in one environment’s tag alone', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
    const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
        fc.array(fc.option(tag, { nil: undefined }), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.nat(2),
        tag,
        (names, tags, picked, imageTag) => {
          const config = {
            name: 'shop',
            entity: 'component:default/shop',
            namespace: 'shop',
            environments: Object.fromEntries(
              names.map((environment, index) => [
                environment,
                tags[index]
                  ? { destination: 'x', image: { tag: tags[index] } }
                  : { destination: 'x' },
              ]),
            ),
          };
          const environment = names[picked % names.length];
          const edited = readApplicationConfig(
            editApplicationConfig(writeApplicationConfig(config), {
              environment,
              imageTag,
            }),
            'shop.ts',
          );
          expect(edited).toEqual({
            ...config,
            environments: {
              ...config.environments,
              [environment]: { destination: 'x', image: { tag: imageTag } },
            },
          });
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });
});
