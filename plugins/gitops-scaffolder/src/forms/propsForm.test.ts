import { JsonSchema } from './JsonSchema';
import { propsForm } from './propsForm';
import { titleOf } from './titleOf';

const schema: JsonSchema = {
  type: 'object',
  required: ['port', 'asked'],
  properties: {
    asked: { type: 'string' },
    port: {
      type: 'integer',
      minimum: 1,
      maximum: 65535,
      description: 'The port',
    },
    count: {
      type: 'integer',
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 3,
      description: 'How many',
    },
    kind: {
      type: 'string',
      enum: ['A', 'B'],
      default: 'A',
      description: 'Which',
    },
    on: { type: 'boolean', default: true },
    off: { type: 'boolean', default: false },
    words: { type: 'array', items: { type: 'string', minLength: 1 } },
    env: { type: 'object', additionalProperties: { type: 'string' } },
    budget: {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', pattern: '%$' },
      ],
    },
    probes: {
      description: 'How it is asked',
      anyOf: [
        { type: 'boolean', const: false },
        {
          type: 'object',
          required: ['path'],
          properties: {
            path: { type: 'string', pattern: '^/', description: 'The path' },
            more: {
              type: 'object',
              required: ['deep'],
              properties: { deep: { type: 'string' } },
            },
          },
        },
      ],
    },
  },
};

describe('propsForm', () => {
  const { input, page } = propsForm('Options', schema, ['asked']);

  it('makes a page of the props', () => {
    expect(page).toEqual({
      title: 'Options',
      required: ['port'],
      properties: {
        port: {
          title: 'Port',
          description: 'The port.',
          type: 'integer',
          minimum: 1,
          maximum: 65535,
        },
        count: {
          title: 'Count',
          description: 'How many. Default: 3.',
          type: 'integer',
        },
        kind: {
          title: 'Kind',
          description: 'Which. Default: A.',
          type: 'string',
          enum: ['A', 'B'],
        },
        on: {
          title: 'On',
          description: 'Default: yes.',
          type: 'boolean',
          default: true,
        },
        off: { title: 'Off', description: 'Default: no.', type: 'boolean' },
        words: {
          title: 'Words',
          type: 'array',
          items: { title: 'Entry', type: 'string', minLength: 1 },
        },
        env: {
          title: 'Env',
          type: 'object',
          additionalProperties: { title: 'Value', type: 'string' },
        },
        budget: {
          title: 'Budget',
          anyOf: [
            { title: 'Number', type: 'integer', minimum: 0 },
            {
              title: 'Text',
              type: 'string',
              pattern: '%$',
              errorMessage: { pattern: 'This does not fit.' },
            },
          ],
        },
        withProbes: {
          title: 'Probes',
          description: 'How it is asked.',
          type: 'boolean',
          default: false,
        },
      },
      dependencies: {
        withProbes: {
          oneOf: [
            { properties: { withProbes: { const: false } } },
            {
              required: ['probes'],
              properties: {
                withProbes: { const: true },
                probes: {
                  title: 'Probes',
                  description: 'How it is asked.',
                  type: 'object',
                  required: ['path'],
                  properties: {
                    path: {
                      title: 'Path',
                      description: 'The path.',
                      type: 'string',
                      pattern: '^/',
                      errorMessage: { pattern: 'This does not fit: the path.' },
                    },
                    // Sent empty when nobody opens it, so it needs nothing.
                    more: {
                      title: 'More',
                      type: 'object',
                      properties: { deep: { title: 'Deep', type: 'string' } },
                    },
                  },
                },
              },
            },
          ],
        },
      },
    });
  });

  it('gives an object only when it is switched on', () => {
    expect(input).toMatchObject({
      port: '${{ parameters.port }}',
      probes: '${{ parameters.probes if parameters.withProbes }}',
    });
    expect(Object.keys(input)).not.toContain('asked');
  });

  it.each([
    ['readOnlyRootFilesystem', 'Read only root filesystem'],
    ['repoURL', 'Repo URL'],
    ['port', 'Port'],
  ])('titles %s', (name, title) => {
    expect(titleOf(name)).toBe(title);
  });
});
