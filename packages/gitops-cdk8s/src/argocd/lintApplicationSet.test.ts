import { applicationSetBench } from '../__testUtils__/applicationSetBench';
import { ApplicationSetConfig } from './ApplicationSetConfig';

const { GIT, SET, all, list, make, template } = applicationSetBench;

describe('ApplicationSets', () => {
  it.each<[string, Partial<ApplicationSetConfig>, string]>([
    [
      'a misspelt label',
      template({ environment: '{{ .metadata.labels.enviroment }}' }),
      'template.environment reads ".metadata.labels.enviroment", which not every set of parameters has (the nearest known is "metadata.labels.environment"); Argo CD would then make no Application at all.',
    ],
    [
      'a label that only some of the selected clusters have',
      template({ namespace: '{{ .metadata.labels.zone }}' }),
      'reads ".metadata.labels.zone", which not every set of parameters has',
    ],
    [
      'an annotation by index',
      template({
        namespace: '{{ index .metadata.annotations "example.org/tier" }}',
      }),
      'reads ".metadata.annotations.example.org/tier"',
    ],
    [
      'a value that nobody gives',
      template({ namespace: '{{ .values.tier }}' }),
      'reads ".values.tier"',
    ],
    [
      'a parameter of one generator only',
      {
        generators: [list({ team: 'a' }), all],
        ...template({ name: 'x-{{ .team }}', destination: 'eu' }),
      },
      'reads ".team"',
    ],
    [
      'a parameter of one element only',
      {
        generators: [list({ team: 'a' }, { taem: 'b' })],
        ...template({ name: '{{ .team }}', destination: 'eu' }),
      },
      'template.name reads ".team"',
    ],
    [
      'what only the second of a merge gives',
      {
        generators: [
          {
            merge: {
              mergeKeys: ['server'],
              generators: [all, { clusters: { values: { x: 'y' } } }],
            },
          },
        ],
        ...template({ namespace: '{{ .values.x }}' }),
      },
      'reads ".values.x"',
    ],
    [
      'a field of a text',
      template({ namespace: '{{ .name.short }}' }),
      'reads ".name.short"',
    ],
    [
      'an open brace in a key of the values',
      template({
        sources: [
          {
            type: 'git',
            repoURL: GIT,
            path: 'x',
            helm: { values: { '{{ .name': 1 } },
          },
        ],
      }),
      'cannot be read as a Go template: "{{" without its "}}".',
    ],
    [
      'a value of a generator',
      {
        generators: [
          { clusters: { values: { a: '{{ .metadata.labels.nothing }}' } } },
        ],
      },
      'values.a reads ".metadata.labels.nothing"',
    ],
    [
      'a patch',
      { templatePatch: '{"spec": {{ toJson .specs }}}' },
      'templatePatch reads ".specs"',
    ],
  ])('report %s', (_, changes, message) => {
    const { findings } = make(changes);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'template-key',
        level: 'error',
        object: 'ApplicationSet/ingress',
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it('let the second of a matrix read what the first gives', () => {
    const { findings } = make({
      generators: [
        {
          matrix: {
            generators: [
              all,
              {
                git: {
                  repoURL: GIT,
                  directories: [{ path: 'x/*' }],
                  values: { at: '{{ .metadata.labels.environment }}' },
                },
              },
            ],
          },
        },
      ],
    });
    expect(findings).toEqual([]);
  });

  it('say nothing of labels where no cluster is declared', () => {
    expect(
      make(template({ namespace: '{{ .metadata.labels.any }}' }), {}).findings,
    ).toEqual([]);
  });

  it.each<[string, Partial<ApplicationSetConfig>, string, string]>([
    [
      'a selector that fits no cluster',
      {
        generators: [
          { clusters: { selector: { matchLabels: { environment: 'prod' } } } },
        ],
      },
      'cluster-selector',
      'warning',
    ],
    [
      'one name for all',
      template({ name: 'ingress' }),
      'application-set',
      'error',
    ],
    [
      'steps by a label that is not given',
      {
        rollingSync: [
          {
            matchExpressions: [{ key: 'tier', operator: 'In', values: ['a'] }],
          },
        ],
      },
      'rolling-sync',
      'error',
    ],
    [
      'steps by an environment that is not given',
      {
        rollingSync: [
          {
            matchExpressions: [
              { key: 'slipway.dev/environment', operator: 'In', values: ['a'] },
            ],
          },
        ],
      },
      'rolling-sync',
      'error',
    ],
    [
      'values from nowhere',
      template({
        sources: [
          {
            type: 'chart',
            repoURL: 'https://c.example.com',
            chart: 'c',
            version: '1.0.0',
            helm: { valueFiles: ['$values/x.yaml'] },
          },
        ],
      }),
      'values-source',
      'error',
    ],
    [
      'values for nothing',
      template({ sources: [{ type: 'values', repoURL: GIT }] }),
      'application-source',
      'error',
    ],
    [
      'two sources of one name',
      template({
        sources: [
          ...SET.template.sources,
          { type: 'values', repoURL: GIT },
          { type: 'values', repoURL: GIT },
        ],
      }),
      'application-source',
      'error',
    ],
    [
      'a version that is none',
      template({
        sources: [
          {
            type: 'chart',
            repoURL: 'https://c.example.com',
            chart: 'c',
            version: 'newest',
          },
        ],
      }),
      'chart-version',
      'error',
    ],
  ])('report %s', (_, changes, rule, level) => {
    expect(make(changes).findings).toEqual([
      expect.objectContaining({ rule, level }),
    ]);
  });
});
