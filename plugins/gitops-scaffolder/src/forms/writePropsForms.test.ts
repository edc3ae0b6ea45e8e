import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { defaultChartTypes } from '@slipway/cdk8s';
import { TEMPLATES } from '../__testUtils__/TemplateBench';
import { schemaOf } from './schemaOf';
import { writePropsForms } from './writePropsForms';

interface Page {
  readonly title: string;
  readonly properties?: Readonly<Record<string, Page>>;
  readonly dependencies?: Readonly<
    Record<string, { readonly oneOf: readonly Page[] }>
  >;
}

/** Names that a page can ask for, wherever they stand. */
function askedBy({
  dependencies = {},
  properties = {},
}: Page): readonly string[] {
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => [
      name,
      ...askedBy(inner),
    ]),
    ...Object.values(dependencies).flatMap(({ oneOf }) =>
      oneOf.flatMap(askedBy),
    ),
  ];
}

/** The generated pages of a template: what they are of, and what they leave out. */
function generatedPages(text: string) {
  return [
    ...text.matchAll(
      /# begin page of (\w+)(?: titled [\w ]+?)?(?: without ([\w, ]+))?\n/g,
    ),
  ].map(([, type, without = '']) => ({
    type,
    without: without.split(',').map(part => part.trim()),
  }));
}

const templates = readdirSync(TEMPLATES)
  .map(name => ({
    name,
    text: readFileSync(join(TEMPLATES, name, 'template.yaml'), 'utf8'),
  }))
  .filter(({ text }) => text.includes('# begin page of '));

it('makes the forms of all chart types', () => {
  expect(
    templates
      .flatMap(({ text }) => generatedPages(text).map(({ type }) => type))
      .filter(type => defaultChartTypes().names().includes(type))
      .sort(),
  ).toEqual(defaultChartTypes().names().toSorted());
});

describe.each(templates)('templates/$name', ({ text }) => {
  const pages: readonly Page[] = parse(text).spec.parameters;

  it('has the form of the schema of today', () => {
    // When it has not: yarn workspace @slipway/plugin-scaffolder-backend-module-gitops write-forms
    expect(JSON.stringify(parse(text))).toBe(
      JSON.stringify(parse(writePropsForms(text, schemaOf))),
    );
  });

  it('asks for nothing twice', () => {
    const all = pages.flatMap(({ properties = {} }) => Object.keys(properties));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe.each(
  templates.filter(({ text }) =>
    text.includes('action: gitops:cdk8s:generate'),
  ),
)('templates/$name, which makes an application,', ({ text }) => {
  const { parameters, steps } = parse(text).spec;
  const { chart, ...input } = steps.find(
    ({ action }: { readonly action: string }) =>
      action === 'gitops:cdk8s:generate',
  ).input;

  it('asks for every field of the application and of the chart type, and gives it to the action', () => {
    const generated = generatedPages(text);
    expect(generated.map(({ type }) => type)).toContain('application');
    for (const { type, without } of generated) {
      const fields = Object.keys(schemaOf(type)!.properties!).filter(
        field => !without.includes(field),
      );
      const asked = parameters.flatMap(askedBy);
      expect(fields.filter(field => !asked.includes(field))).toEqual([]);
      const given = type === 'application' ? input : chart.props;
      expect(Object.keys(given)).toEqual(expect.arrayContaining(fields));
    }
  });
});

describe('writePropsForms', () => {
  const block = (part: string, type: string) =>
    `a:\n  # begin ${part} of ${type}\n  old: 1\n  # end ${part}\nb: 2\n`;

  it('replaces what is between the marks and nothing else', () => {
    const once = writePropsForms(block('page', 'Worker'), () => ({
      properties: { port: { type: 'integer', common: true } },
    }));
    expect(once).toBe(
      'a:\n  # begin page of Worker\n  - title: Options\n    properties:\n      port:\n        title: Port\n        type: integer\n  # end page\nb: 2\n',
    );
    expect(writePropsForms('a: 1\n', () => undefined)).toBe('a: 1\n');
  });

  it('names a chart type that it does not know', () => {
    expect(() => writePropsForms(block('input', 'Wroker'), schemaOf)).toThrow(
      'The chart type "Wroker" has no schema of its props',
    );
  });
});
