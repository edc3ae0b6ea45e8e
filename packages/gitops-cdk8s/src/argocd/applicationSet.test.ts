import { parse } from 'yaml';
import { platformBench } from '../__testUtils__/platformBench';
import { validateModels } from '../__testUtils__/validateModels';
import {
  ApplicationSetConfig,
  ApplicationSetGenerator,
} from './ApplicationSetConfig';

const { declaration, generate } = platformBench;

const GIT = 'https://git.example.com/platform/gitops.git';
const SET: ApplicationSetConfig = {
  name: 'ingress',
  generators: [
    { clusters: { selector: { matchLabels: { environment: 'production' } } } },
  ],
  template: {
    name: 'ingress-{{ .nameNormalized }}',
    destination: '{{ .name }}',
    namespace: 'ingress',
    sources: [{ type: 'git', repoURL: GIT, path: 'ingress' }],
  },
};
const CLUSTERS = {
  'config/clusters/eu.ts': declaration('defineCluster', {
    name: 'eu',
    role: 'vcluster',
    environment: 'production',
    labels: { zone: 'a' },
  }),
  'config/clusters/us.ts': declaration('defineCluster', {
    name: 'us',
    role: 'vcluster',
    environment: 'production',
    annotations: { 'example.org/tier': '1' },
  }),
  'config/clusters/dev.ts': declaration('defineCluster', {
    name: 'dev',
    role: 'vcluster',
    environment: 'development',
    labels: { zone: 'b' },
  }),
};

function make(
  changes: Partial<ApplicationSetConfig> = {},
  others: Readonly<Record<string, string>> = CLUSTERS,
) {
  const { files, findings } = generate({
    ...others,
    'config/applicationsets/ingress.ts': declaration('defineApplicationSet', {
      ...SET,
      ...changes,
    }),
  });
  const file = files.find(({ path }) => path.includes('ApplicationSet'));
  return { object: parse(file!.content), findings };
}

function template(changes: Partial<ApplicationSetConfig['template']>) {
  return { template: { ...SET.template, ...changes } };
}

const list = (...elements: readonly Readonly<Record<string, unknown>>[]) => ({
  list: { elements },
});
const all = { clusters: {} };

const GENERATORS: readonly [
  string,
  readonly ApplicationSetGenerator[],
  string,
][] = [
  [
    'clusters',
    [{ clusters: { values: { tier: 'x' } } }],
    'a-{{ .name }}{{ .values.tier }}{{ .server }}',
  ],
  [
    'folders',
    [
      {
        git: {
          repoURL: GIT,
          directories: [
            { path: 'teams/*' },
            { path: 'teams/x', exclude: true },
          ],
        },
      },
    ],
    '{{ .path.basenameNormalized }}-{{ index .path.segments 1 }}',
  ],
  [
    'files, whatever they hold',
    [{ git: { repoURL: GIT, files: [{ path: 'apps/*.yaml' }] } }],
    '{{ .team.name }}-{{ .path.filename }}',
  ],
  [
    'a list',
    [list({ name: 'a', at: { zone: 'x' } }, { name: 'b', at: { zone: 'y' } })],
    '{{ .name }}-{{ .at.zone }}',
  ],
  [
    'a matrix',
    [{ matrix: { generators: [list({ team: 'a' }), all] } }],
    '{{ .team }}-{{ .name }}',
  ],
  [
    'a merge',
    [
      {
        merge: {
          mergeKeys: ['server'],
          generators: [all, { clusters: { values: { x: 'y' } } }],
        },
      },
    ],
    'a-{{ .server }}',
  ],
  [
    'a matrix in a merge',
    [
      {
        merge: {
          mergeKeys: ['k'],
          generators: [
            { matrix: { generators: [list({ k: 'a' }), all] } },
            list({ k: 'a' }),
          ],
        },
      },
    ],
    '{{ .k }}-{{ .name }}',
  ],
  ['several, added up', [list({ name: 'x' }), all], 'a-{{ .name }}'],
];

describe('ApplicationSets', () => {
  const from = (generators: readonly ApplicationSetGenerator[], name: string) =>
    make({ generators, ...template({ name, destination: 'eu' }) });

  it.each(GENERATORS)(
    'give templates what they read, from %s',
    (_, ...given) => {
      const { findings, object } = from(...given);
      expect(findings).toEqual([]);
      expect(object.spec).toMatchObject({
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
      });
    },
  );

  it('fit the model with every generator', () => {
    expect(
      validateModels(GENERATORS.map(([, ...given]) => from(...given).object)),
    ).toEqual([]);
  });

  it('name the hub back, and keep what was asked for', () => {
    const { object } = make({
      ...template({
        entity: 'component:default/ingress',
        environment: '{{ .metadata.labels.environment }}',
        destination: '{{ .server }}',
      }),
      preserveResourcesOnDeletion: true,
      ignoreApplicationDifferences: ['/spec/source/targetRevision'],
      templatePatch:
        '{"spec": {"info": [{"name": "cluster", "value": "{{ .name }}"}]}}',
    });
    expect(validateModels([object])).toEqual([]);
    expect(object.spec.template.metadata).toMatchObject({
      labels: {
        'slipway.dev/environment': '{{ .metadata.labels.environment }}',
      },
      annotations: { 'slipway.dev/entity': 'component:default/ingress' },
    });
    expect(object.spec.template.spec.destination).toEqual({
      server: '{{ .server }}',
      namespace: 'ingress',
    });
    expect(object.spec.ignoreApplicationDifferences).toEqual([
      {
        jsonPointers: [
          '/spec/syncPolicy/automated/enabled',
          '/spec/source/targetRevision',
        ],
      },
    ]);
    expect(object.spec.syncPolicy.preserveResourcesOnDeletion).toBe(true);
  });

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

  it.each<[string, object, string]>([
    [
      'idpbuilder addresses, which nobody rewrites here',
      template({ sources: [{ type: 'git', repoURL: 'cnoe://x', path: '.' }] }),
      'template.sources.0.repoURL is "cnoe://x", which is no address of a Git repository',
    ],
    [
      'a path out of the repository',
      template({ sources: [{ type: 'git', repoURL: GIT, path: 'a/../../b' }] }),
      'which is no path inside the repository',
    ],
    [
      'a matrix of three',
      { generators: [{ matrix: { generators: [all, all, all] } }] },
      'which has not exactly two generators',
    ],
    [
      'a merge of one',
      { generators: [{ merge: { mergeKeys: ['server'], generators: [all] } }] },
      'which has fewer than two generators',
    ],
    [
      'two generators in one',
      { generators: [{ clusters: {}, list: { elements: [] } }] },
      'which is not exactly one generator',
    ],
    [
      'folders and files',
      {
        generators: [
          {
            git: {
              repoURL: GIT,
              directories: [{ path: 'a' }],
              files: [{ path: 'b' }],
            },
          },
        ],
      },
      'which has both directories and files',
    ],
    [
      'values for Exists',
      {
        generators: [
          {
            clusters: {
              selector: {
                matchExpressions: [
                  { key: 'a', operator: 'Exists', values: ['b'] },
                ],
              },
            },
          },
        ],
      },
      'In and NotIn take values',
    ],
    [
      'a truth as a label',
      {
        generators: [
          { clusters: { selector: { matchLabels: { enable_x: true } } } },
        ],
      },
      'generators.0.clusters.selector.matchLabels.enable_x is true',
    ],
    [
      'a pointer that is none',
      { ignoreApplicationDifferences: ['*'] },
      'ignoreApplicationDifferences.0 is "*", which is no JSON pointer; begin it with "/", like /spec/replicas.',
    ],
    [
      'steps by Exists',
      {
        rollingSync: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }],
      },
      'rollingSync.0.matchExpressions.0.operator is "Exists"',
    ],
  ])('refuse %s', (_, changes, message) => {
    expect(() => make(changes as Partial<ApplicationSetConfig>)).toThrow(
      message,
    );
  });
});
