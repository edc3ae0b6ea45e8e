import { ApplicationConfig } from '../config/ApplicationConfig';
import { platformBench } from '../__testUtils__/platformBench';
import { promotionBench } from '../__testUtils__/promotionBench';
import { KARGO_OBJECT_SCHEMAS } from './kargoObjectSchemas';

const { application } = platformBench;
const { CHART, make, shop } = promotionBench;

describe('what promotion by Kargo is made of', () => {
  it.each<[string, readonly ApplicationConfig[]]>([
    ['an image', [shop()]],
    ['a chart', [shop({}, CHART)]],
    [
      'a chart of an OCI registry',
      [
        shop(
          {},
          {
            ...CHART,
            delivery: {
              ...CHART.delivery,
              repoURL: 'registry.example.com/charts',
            },
          },
        ),
      ],
    ],
    [
      'two applications of one project',
      [
        shop(),
        application('web', { promotion: { kargo: { project: 'pipelines' } } }),
      ],
    ],
    [
      'everything at once',
      [
        shop({
          warehouse: {
            interval: '1h',
            imageSelectionStrategy: 'NewestBuild',
            constraint: '^1',
            allowTagsRegexes: ['^v'],
          },
          stages: {
            dev: { auto: true },
            test: { after: [] },
            production: {
              after: ['dev', 'test'],
              soakTime: '36h',
              verification: ['smoke'],
            },
          },
          steps: [
            {
              uses: 'git-clone',
              config: {
                repoURL: 'https://g.example.com',
                checkout: [{ path: './src', branch: 'main' }],
              },
              retry: { timeout: '48h', errorThreshold: 3 },
            },
            {
              uses: 'yaml-update',
              as: 'update',
              config: {
                path: './src/values.yaml',
                updates: [
                  {
                    key: 'image.tag',
                    value: '${{ imageFrom("ghcr.io/acme/shop").Tag }}',
                  },
                ],
              },
            },
            { task: { name: 'notify', kind: 'ClusterPromotionTask' } },
          ],
        }),
      ],
    ],
  ])("fits the schemas of Kargo's kinds: %s", (_, applications) => {
    const { findings, objects } = make(applications);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    for (const object of objects) {
      const { error } = KARGO_OBJECT_SCHEMAS[object.kind].safeParse(object);
      expect([object.kind, object.metadata.name, error?.issues]).toEqual([
        object.kind,
        object.metadata.name,
        undefined,
      ]);
    }
  });

  it.each<[string, string, object]>([
    [
      'a short duration',
      'Warehouse',
      {
        spec: { interval: '6h', subscriptions: [{ image: { repoURL: 'x' } }] },
      },
    ],
    [
      'two kinds of subscription in one',
      'Warehouse',
      {
        spec: {
          interval: '5m0s',
          subscriptions: [{ image: { repoURL: 'x' }, git: { repoURL: 'y' } }],
        },
      },
    ],
    [
      'a ProjectConfig of another name',
      'ProjectConfig',
      {
        metadata: { name: 'other', namespace: 'pipelines' },
        spec: { promotionPolicies: [] },
      },
    ],
    ['a Stage without freight', 'Stage', { spec: { requestedFreight: [] } }],
    [
      'a Project with a spec',
      'Project',
      { metadata: { name: 'pipelines' }, spec: {} },
    ],
    [
      'a chart by name at an OCI address',
      'Warehouse',
      {
        spec: {
          interval: '5m0s',
          subscriptions: [{ chart: { repoURL: 'oci://x/y', name: 'y' } }],
        },
      },
    ],
  ])('has schemas that refuse %s', (_, kind, changes) => {
    const object = {
      apiVersion: 'kargo.akuity.io/v1alpha1',
      kind,
      metadata: { name: 'shop', namespace: 'pipelines' },
      ...changes,
    };
    expect(KARGO_OBJECT_SCHEMAS[kind].safeParse(object).success).toBe(false);
  });
});
