import { ClusterRegistration } from './clusterRegistrations';
import { Generator } from './Generator';
import { generatorParameters } from './generatorParameters';

const registered = (
  name: string,
  labels: Readonly<Record<string, string>>,
): ClusterRegistration => ({
  name,
  server: `https://${name}.example.com`,
  labels,
  annotations: {},
});

const REGISTRATIONS = [
  registered('Media_1', { role: 'vcluster', tier: 'one' }),
  registered('hub', { role: 'control-plane' }),
];

describe('generatorParameters', () => {
  it.each<[string, Generator, readonly string[]]>([
    ['all, and its own', { clusters: {} }, ['in-cluster', 'Media_1', 'hub']],
    [
      'those with a label',
      { clusters: { selector: { matchLabels: { role: 'vcluster' } } } },
      ['Media_1'],
    ],
    ...[
      ['In', ['one'], ['Media_1']] as const,
      ['NotIn', ['one'], ['hub']] as const,
      ['Exists', undefined, ['Media_1']] as const,
      ['DoesNotExist', undefined, ['hub']] as const,
    ].map(
      ([operator, values, names]): [string, Generator, readonly string[]] => [
        `those where ${operator} fits`,
        {
          clusters: {
            selector: { matchExpressions: [{ key: 'tier', operator, values }] },
          },
        },
        names,
      ],
    ),
  ])('clusters: %s', (_, generator, names) => {
    expect(
      generatorParameters(generator, REGISTRATIONS).map(({ name }) => name),
    ).toEqual(names);
  });

  it('gives what a template may ask for', () => {
    expect(
      generatorParameters(
        {
          clusters: {
            selector: { matchLabels: { tier: 'one' } },
            values: { version: '1.0.0' },
          },
        },
        REGISTRATIONS,
      ),
    ).toEqual([
      {
        name: 'Media_1',
        nameNormalized: 'media-1',
        server: 'https://Media_1.example.com',
        metadata: {
          labels: { role: 'vcluster', tier: 'one' },
          annotations: {},
        },
        values: { version: '1.0.0' },
      },
    ]);
  });

  it('merges by keys over the first generator', () => {
    const clusters = (selector: object, version: string): Generator => ({
      clusters: { selector, values: { version } },
    });
    expect(
      generatorParameters(
        {
          merge: {
            mergeKeys: ['server'],
            generators: [
              clusters({}, '2.0.0'),
              clusters({ matchLabels: { role: 'vcluster' } }, '1.0.0'),
            ],
          },
        },
        REGISTRATIONS,
      ).map(({ name, values }) => [name, values]),
    ).toEqual([
      ['Media_1', { version: '1.0.0' }],
      ['hub', { version: '2.0.0' }],
    ]);
  });

  it('takes the elements of a list, and nothing of what it does not know', () => {
    const elements = [{ tool: 'lint' }];
    expect(generatorParameters({ list: { elements } }, [])).toEqual(elements);
    expect(generatorParameters({}, REGISTRATIONS)).toEqual([]);
  });
});
