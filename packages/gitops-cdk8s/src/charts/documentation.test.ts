import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultChartTypes } from './defaultChartTypes';
import { propsJsonSchema } from './propsJsonSchema';
import { propsMarkdown } from './propsMarkdown';
import { WAVES_BY_KIND } from './waveOfKind';

const FILE = resolve(__dirname, '../../../../docs/chart-types.md');
const BLOCK = /(<!-- begin ([\w ]+) -->\n)[\s\S]*?(\n<!-- end -->)/g;

const registry = defaultChartTypes();

/** Kinds by wave. */
function waveTable(): string {
  const waves = [...new Set(Object.values(WAVES_BY_KIND))].sort(
    (left, right) => left - right,
  );
  return [
    '| wave | kinds |',
    '| ---: | --- |',
    ...waves.map(
      wave =>
        `| ${wave} | ${Object.keys(WAVES_BY_KIND)
          .filter(kind => WAVES_BY_KIND[kind] === wave)
          .sort()
          .join(', ')} |`,
    ),
    '',
  ].join('\n');
}

function schemaOf(type: string) {
  return propsJsonSchema(registry.get(type)!) as {
    readonly properties: Readonly<Record<string, unknown>>;
  };
}

/** Props that every chart type has which runs the application's image: they are told once. */
function isCommon(name: string): boolean {
  return ['CronJob', 'StatefulService', 'WebService', 'Worker'].every(type =>
    Object.hasOwn(schemaOf(type).properties, name),
  );
}

function contentOf(block: string): string {
  if (block === 'waves') {
    return waveTable();
  }
  if (block === 'common props') {
    return propsMarkdown(schemaOf('Worker'), isCommon);
  }
  const schema = schemaOf(block.replace(/^props of /, ''));
  const runsImage = Object.hasOwn(schema.properties, 'command');
  return propsMarkdown(schema, name => !runsImage || !isCommon(name));
}

/** Prettier lines columns up. */
function rows(text: string): readonly string[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line => line.replace(/ +/g, ' ').replace(/-+/g, '-'));
}

describe('docs/chart-types.md', () => {
  it('has the tables of today', () => {
    const text = readFileSync(FILE, 'utf8');
    // UPDATE_DOCS=1 writes them anew.
    if (process.env.UPDATE_DOCS) {
      writeFileSync(
        FILE,
        text.replace(
          BLOCK,
          (_, begin, block, end) => `${begin}\n${contentOf(block)}${end}`,
        ),
      );
    }
    const blocks = [...readFileSync(FILE, 'utf8').matchAll(BLOCK)];
    expect(blocks.map(([, , block]) => block).sort()).toEqual(
      [
        'waves',
        'common props',
        ...registry.names().map(name => `props of ${name}`),
      ].sort(),
    );
    for (const [content, , block] of blocks) {
      expect(rows(content)).toEqual(rows(contentOf(block)));
    }
  });
});
