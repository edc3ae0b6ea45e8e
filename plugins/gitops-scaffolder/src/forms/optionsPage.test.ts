import { JsonSchema } from './JsonSchema';
import { optionsPage } from './optionsPage';

const SWITCH = { 'ui:backstage': { review: { show: false } } };

const schema: JsonSchema = {
  type: 'object',
  required: ['port', 'asked'],
  properties: {
    asked: { type: 'string', group: 'Network' },
    port: { type: 'integer', description: 'The port', group: 'Network' },
    host: { type: 'string', group: 'Network' },
    own: { type: 'string' },
    env: {
      type: 'object',
      title: 'Environment variables',
      group: 'What runs',
      common: true,
      additionalProperties: { type: 'string' },
    },
    words: { type: 'array', items: { type: 'string' }, group: 'What runs' },
    mapped: { type: 'string', title: 'ConfigMap', group: 'What runs' },
    probes: {
      description: 'How it is asked',
      group: 'Health checks',
      anyOf: [
        { type: 'boolean', const: false },
        {
          type: 'object',
          required: ['path'],
          properties: { path: { type: 'string' } },
        },
      ],
    },
    scaling: {
      type: 'object',
      group: 'Scaling and availability',
      required: ['max'],
      properties: { max: { type: 'integer' } },
    },
    budget: {
      type: 'object',
      group: 'Scaling and availability',
      properties: { min: { type: 'integer' } },
    },
  },
};

describe('optionsPage', () => {
  const { input, page } = optionsPage('Options', schema, ['asked']);
  const { dependencies, properties } = page as {
    readonly dependencies: Readonly<
      Record<
        string,
        {
          readonly oneOf: readonly {
            readonly properties: Readonly<Record<string, object>>;
          }[];
        }
      >
    >;
    readonly properties: Readonly<Record<string, object>>;
  };
  const shownBy = (name: string) => dependencies[name].oneOf[1].properties;

  it('shows what is needed and what is common, and a checkbox for each group of the rest', () => {
    expect(page).toMatchObject({ title: 'Options', required: ['port'] });
    expect(Object.keys(properties)).toEqual([
      'port',
      'env',
      'withWhatRunsOptions',
      'withProbes',
      'withScalingAndAvailabilityOptions',
      'withNetworkOptions',
      'withOtherOptions',
    ]);
    expect(properties).toMatchObject({
      withWhatRunsOptions: {
        title: 'What runs: more',
        'ui:help': 'Words, ConfigMap.',
        type: 'boolean',
        ...SWITCH,
      },
      withProbes: { title: 'Probes', 'ui:help': 'How it is asked.' },
      withScalingAndAvailabilityOptions: {
        title: 'Scaling and availability',
        'ui:help': 'Scaling, budget.',
      },
    });
  });

  it('shows a group below its checkbox', () => {
    expect(dependencies.withNetworkOptions).toEqual({
      oneOf: [
        { properties: { withNetworkOptions: { const: false } } },
        {
          properties: {
            withNetworkOptions: { const: true },
            networkOptions: {
              title: 'Network: more',
              type: 'object',
              properties: { host: { title: 'Host', type: 'string' } },
            },
          },
        },
      ],
    });
    expect(page['ui:order']).toEqual([
      'port',
      'env',
      'withWhatRunsOptions',
      'whatRunsOptions',
      'withProbes',
      'probes',
      'withScalingAndAvailabilityOptions',
      'scalingAndAvailabilityOptions',
      'withNetworkOptions',
      'networkOptions',
      'withOtherOptions',
      'otherOptions',
      '*',
    ]);
  });

  it('hides in the review what a checkbox has hidden again', () => {
    expect(page.patternProperties).toMatchObject({
      '^probes$': SWITCH,
      '^networkOptions$': SWITCH,
    });
  });

  it('has a checkbox inside of a group for an object that needs something', () => {
    expect(
      shownBy('withScalingAndAvailabilityOptions')
        .scalingAndAvailabilityOptions,
    ).toMatchObject({
      properties: {
        withScaling: { type: 'boolean' },
        budget: {
          properties: {
            // The review shows all fields in one list.
            min: { 'ui:backstage': { review: { name: 'Budget: Min' } } },
          },
        },
      },
      dependencies: {
        withScaling: {
          oneOf: [
            {},
            {
              properties: {
                scaling: {
                  required: ['max'],
                  'ui:options': { label: false },
                },
              },
            },
          ],
        },
      },
    });
  });

  it('gives the action what is shown, and nothing else', () => {
    const scaling = 'scalingAndAvailabilityOptions';
    expect(input).toEqual({
      port: '${{ parameters.port }}',
      env: '${{ parameters.env or {} }}',
      words:
        '${{ parameters.whatRunsOptions.words if parameters.withWhatRunsOptions }}',
      mapped:
        '${{ parameters.whatRunsOptions.mapped if parameters.withWhatRunsOptions }}',
      probes: '${{ (parameters.probes if parameters.withProbes) or {} }}',
      scaling: `\${{ (parameters.${scaling}.scaling if parameters.withScalingAndAvailabilityOptions and parameters.${scaling}.withScaling) or {} }}`,
      budget: `\${{ (parameters.${scaling}.budget if parameters.withScalingAndAvailabilityOptions) or {} }}`,
      host: '${{ parameters.networkOptions.host if parameters.withNetworkOptions }}',
      own: '${{ parameters.otherOptions.own if parameters.withOtherOptions }}',
    });
  });
});
