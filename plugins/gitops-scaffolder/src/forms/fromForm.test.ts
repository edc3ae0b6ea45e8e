import { fromForm } from './fromForm';
import { JsonSchema } from './JsonSchema';

const values: JsonSchema = { type: 'object', additionalProperties: {} };
const schema: JsonSchema = {
  type: 'object',
  properties: {
    port: { type: 'integer' },
    values,
    budget: {
      anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^[0-9]+%$' }],
    },
    names: {
      type: 'object',
      namesOnly: true,
      additionalProperties: { type: 'string' },
    },
    list: { type: 'array', items: values },
    probes: {
      anyOf: [
        { type: 'boolean', const: false },
        {
          type: 'object',
          properties: { liveness: { type: 'object' }, more: values },
        },
      ],
    },
    byName: {
      type: 'object',
      additionalProperties: { type: 'object', properties: { more: values } },
    },
    withName: { type: 'boolean' },
  },
};

describe('fromForm', () => {
  it.each<[string, object, object]>([
    ['leaves plain values alone', { port: 1, own: 'x' }, { port: 1, own: 'x' }],
    [
      'keeps what a checkbox shows',
      { withProbes: true, probes: { withMore: true, more: 'a: 1' } },
      { probes: { more: { a: 1 } } },
    ],
    [
      'leaves out what a checkbox has hidden again',
      {
        withValues: false,
        values: 'a: 1',
        probes: { withMore: false, more: 'a: 1' },
      },
      { probes: {} },
    ],
    [
      'keeps names that only look like a checkbox',
      { withName: true, withOther: false },
      { withName: true, withOther: false },
    ],
    ['takes none for none', { probes: false }, { probes: false }],
    [
      'reads YAML as Helm does',
      { values: 'on: yes\nday: 2020-01-02\nlist: [1, x]\n' },
      { values: { true: true, day: '2020-01-02', list: [1, 'x'] } },
    ],
    ['reads an empty text', { values: '' }, { values: {} }],
    ['takes data too', { values: { a: 1 } }, { values: { a: 1 } }],
    [
      'reads YAML in lists and records',
      { list: ['a: 1'], byName: { one: { more: 'b: 2' } } },
      { list: [{ a: 1 }], byName: { one: { more: { b: 2 } } } },
    ],
    ['makes digits a number', { budget: '2' }, { budget: 2 }],
    ['leaves percent a text', { budget: '50%' }, { budget: '50%' }],
    [
      'makes a record of names',
      { names: ['store', 'mail'] },
      { names: { store: 'store', mail: 'mail' } },
    ],
    [
      'takes a record of names as it is',
      { names: { database: 'store' } },
      { names: { database: 'store' } },
    ],
  ])('%s', (_, value, result) => {
    expect(fromForm(schema, value, 'props')).toEqual(result);
  });

  it.each<[object, string]>([
    [
      { values: 'a: [1' },
      'props.values is no valid YAML (BAD_INDENT at line 1, column 6); correct it.',
    ],
    [
      { values: 'a: 1\na: 2' },
      'props.values is no valid YAML (DUPLICATE_KEY at line 2, column 1); correct it.',
    ],
    [{ values: '- a' }, 'props.values is no record; write names with values'],
    [{ list: ['secret'] }, 'props.list, entry 1 is no record'],
    [
      { names: ['store', 'store'] },
      'The name "store" is in the list twice; keep one of them.',
    ],
  ])('refuses %j', (value, message) => {
    expect(() => fromForm(schema, value, 'props')).toThrow(message);
  });

  it('refuses aliases that stand for too much', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let index = 1; index < 8; index += 1) {
      const alias = `*a${index - 1}`;
      lines.push(`a${index}: &a${index} [${Array(10).fill(alias).join(', ')}]`);
    }
    expect(() =>
      fromForm(schema, { values: lines.join('\n') }, 'props'),
    ).toThrow('props.values has aliases that stand for too much');
  });

  it('leaves everything alone where there is no schema', () => {
    expect(fromForm(undefined, { withA: false, a: 'b: 1' }, 'props')).toEqual({
      withA: false,
      a: 'b: 1',
    });
  });
});
