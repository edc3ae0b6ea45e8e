import { formField } from './formField';
import { JsonSchema } from './JsonSchema';
import { titleOf } from './titleOf';
import { withSmallInitial } from './withSmallInitial';

describe('formField', () => {
  it.each<[string, JsonSchema, object]>([
    [
      'a number with its bounds and sentences',
      {
        type: 'integer',
        minimum: 1,
        maximum: 9,
        description: 'The port',
        errorMessage: {
          type: 'This is no port.',
          minimum: 'This is no port.',
          pattern: 'not here',
        },
      },
      {
        title: 'Field',
        'ui:help': 'The port.',
        type: 'integer',
        minimum: 1,
        maximum: 9,
        errorMessage: { type: 'This is no port.', minimum: 'This is no port.' },
      },
    ],
    [
      'a number without the bounds of JavaScript, with its default as help',
      {
        type: 'integer',
        minimum: Number.MIN_SAFE_INTEGER,
        maximum: Number.MAX_SAFE_INTEGER,
        default: 3,
        description: 'How many',
      },
      { title: 'Field', 'ui:help': 'How many. Default: 3.', type: 'integer' },
    ],
    [
      'a choice with a title of its own',
      { type: 'string', title: 'Kind of it', enum: ['A', 'B'], default: 'A' },
      {
        title: 'Kind of it',
        'ui:help': 'Default: A.',
        type: 'string',
        enum: ['A', 'B'],
      },
    ],
    [
      'a checkbox that is ticked',
      { type: 'boolean', default: true },
      {
        title: 'Field',
        'ui:help': 'Default: yes.',
        type: 'boolean',
        default: true,
      },
    ],
    [
      'a checkbox that is not, which says no as it is',
      { type: 'boolean', default: false },
      { title: 'Field', 'ui:help': 'Default: no.', type: 'boolean' },
    ],
    [
      'a pattern that has no sentence',
      { type: 'string', pattern: '^/', description: 'The path' },
      {
        title: 'Field',
        'ui:help': 'The path.',
        type: 'string',
        pattern: '^/',
        errorMessage: { pattern: 'This does not fit: the path.' },
      },
    ],
    [
      'a number or a text',
      {
        anyOf: [
          { type: 'integer', minimum: 0 },
          {
            type: 'string',
            pattern: '^[0-9]+%$',
            errorMessage: { pattern: 'This is no number of pods.' },
          },
        ],
      },
      {
        title: 'Field',
        type: 'string',
        pattern: '^([0-9]+|[0-9]+%)$',
        errorMessage: { pattern: 'This is no number of pods.' },
      },
    ],
    [
      'values',
      {
        type: 'object',
        additionalProperties: {},
        default: {},
        description: 'Helm values',
      },
      {
        title: 'Field',
        'ui:help': 'Helm values. As YAML.',
        'ui:backstage': {
          review: { name: 'Field', mask: 'YAML, as entered' },
        },
        type: 'string',
        'ui:widget': 'textarea',
        'ui:options': { rows: 8 },
      },
    ],
    [
      'a text of several lines',
      { type: 'string', multiline: true, minLength: 1 },
      {
        title: 'Field',
        type: 'string',
        minLength: 1,
        'ui:widget': 'textarea',
        'ui:options': { rows: 12 },
      },
    ],
    [
      'a record whose keys nobody needs',
      {
        type: 'object',
        namesOnly: true,
        description: 'Applications',
        additionalProperties: { type: 'string', maxLength: 63 },
      },
      {
        title: 'Field',
        description: 'Applications.',
        type: 'array',
        'ui:options': { orderable: false },
        items: { title: 'Name', type: 'string', maxLength: 63 },
      },
    ],
    [
      'a record',
      {
        type: 'object',
        propertyNames: {
          type: 'string',
          pattern: '^[A-Z]',
          errorMessage: { pattern: 'This is no name; write it like A.' },
        },
        additionalProperties: { type: 'string' },
      },
      {
        title: 'Field',
        description:
          'Add one with "+", and write its name in place of "newKey".',
        'ui:backstage': { review: { name: 'Field', explode: false } },
        type: 'object',
        propertyNames: {
          pattern: '^[A-Z]',
          errorMessage: {
            pattern: 'One of the names is no name; write it like A.',
          },
        },
        additionalProperties: { title: 'Value', type: 'string' },
      },
    ],
    [
      'a list',
      { type: 'array', items: { type: 'string', minLength: 1 } },
      {
        title: 'Field',
        type: 'array',
        items: { title: 'Entry', type: 'string', minLength: 1 },
      },
    ],
    [
      'an object beside none',
      {
        anyOf: [
          { type: 'boolean', const: false },
          { type: 'object', properties: { path: { type: 'string' } } },
        ],
      },
      {
        title: 'Field',
        type: 'object',
        properties: {
          path: {
            title: 'Path',
            type: 'string',
            'ui:backstage': { review: { name: 'Field: Path' } },
          },
        },
      },
    ],
  ])('makes %s', (_, schema, field) => {
    expect(formField('field', schema, [])).toEqual(field);
  });

  it('keeps help inside of a record where the form looks for it', () => {
    const field = formField('field', {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: {
          size: { type: 'string', description: 'Its size' },
          values: { type: 'object', additionalProperties: {} },
        },
      },
    });
    expect(field.additionalProperties).toEqual({
      type: 'object',
      properties: {
        size: { title: 'Size', description: 'Its size.', type: 'string' },
        values: { title: 'Values', description: 'As YAML.', type: 'string' },
      },
    });
  });

  it('asks for one entry at least of a record that is needed', () => {
    const field = formField(
      'field',
      {
        type: 'object',
        required: ['volumes'],
        properties: {
          volumes: { type: 'object', additionalProperties: { type: 'string' } },
          env: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      [],
    );
    expect(field).toMatchObject({
      properties: {
        volumes: {
          minProperties: 1,
          errorMessage: { minProperties: 'Add at least one with "+".' },
        },
        env: expect.not.objectContaining({ minProperties: 1 }),
      },
    });
  });

  it('names a field that no form can ask for', () => {
    expect(() =>
      formField('odd', { anyOf: [{ type: 'array' }, { type: 'string' }] }),
    ).toThrow('"odd" is one of several things');
  });

  it.each([
    ['readOnlyRootFilesystem', 'Read only root filesystem'],
    ['repoURL', 'Repo URL'],
    ['port', 'Port'],
    ['timeoutSeconds', 'Timeout (seconds)'],
    ['seconds', 'Seconds'],
  ])('titles %s', (name, title) => {
    expect(titleOf(name)).toBe(title);
  });

  it.each([
    ['Service account', 'service account'],
    ['ConfigMap', 'ConfigMap'],
    ['CPU', 'CPU'],
    ['A job', 'a job'],
  ])('writes %s inside of a sentence', (title, inside) => {
    expect(withSmallInitial(title)).toBe(inside);
  });
});
