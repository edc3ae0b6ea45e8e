import { applicationSetBench } from '../__testUtils__/applicationSetBench';
import { validateModels } from '../__testUtils__/validateModels';
import {
  ApplicationSetConfig,
  ApplicationSetGenerator,
} from './ApplicationSetConfig';

const { GIT, all, list, make, template } = applicationSetBench;

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
