import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TEMPLATES } from '../__testUtils__/TemplateBench';
import { chartTypeSchema } from './chartTypeSchema';
import { writePropsForms } from './writePropsForms';

interface Page {
  readonly title: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<
    Record<
      string,
      { readonly oneOf: readonly { readonly properties: object }[] }
    >
  >;
}

/** Top-level names that a page can ask for. */
function askedBy({ dependencies = {}, properties }: Page): readonly string[] {
  return [
    ...Object.keys(properties),
    ...Object.values(dependencies).flatMap(({ oneOf }) =>
      oneOf.flatMap(branch => Object.keys(branch.properties)),
    ),
  ];
}

describe.each(readdirSync(TEMPLATES))('templates/%s', name => {
  const text = readFileSync(join(TEMPLATES, name, 'template.yaml'), 'utf8');
  const { parameters, steps } = parse(text).spec;
  const page: Page = parameters.at(-1);
  const [, type, without] = /# begin page of (\w+) without ([\w, ]+)/.exec(
    text,
  )!;

  it('has the form of the schema of today', () => {
    // When it has not: yarn workspace @slipway/plugin-scaffolder-backend-module-gitops write-forms
    expect(JSON.stringify(parse(text))).toBe(
      JSON.stringify(parse(writePropsForms(text, chartTypeSchema))),
    );
  });

  it('asks for every prop, and gives it to the action', () => {
    const excluded = without.split(',').map(part => part.trim());
    const props = Object.keys(chartTypeSchema(type)!.properties!).filter(
      prop => !excluded.includes(prop),
    );
    expect(props.filter(prop => !askedBy(page).includes(prop))).toEqual([]);
    const [generate] = steps;
    expect(Object.keys(generate.input.chart.props).sort()).toEqual(
      props.sort(),
    );
  });

  it('asks for nothing twice', () => {
    const all = parameters.flatMap((one: Page) => Object.keys(one.properties));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('writePropsForms', () => {
  const block = (part: string, type: string) =>
    `a:\n  # begin ${part} of ${type}\n  old: 1\n  # end ${part}\nb: 2\n`;

  it('replaces what is between the marks and nothing else', () => {
    const once = writePropsForms(block('page', 'Worker'), () => ({
      properties: { port: { type: 'integer' } },
    }));
    expect(once).toBe(
      'a:\n  # begin page of Worker\n  - title: Options\n    properties:\n      port:\n        title: Port\n        type: integer\n  # end page\nb: 2\n',
    );
    expect(writePropsForms('a: 1\n', () => undefined)).toBe('a: 1\n');
  });

  it('names a chart type that it does not know', () => {
    expect(() =>
      writePropsForms(block('input', 'Wroker'), chartTypeSchema),
    ).toThrow('The chart type "Wroker" has no schema of its props');
  });
});
