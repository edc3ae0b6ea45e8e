import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { platformBench } from '../__testUtils__/platformBench';
import { validateModels } from '../__testUtils__/validateModels';
import { KARGO_OBJECT_SCHEMAS } from './kargoObjectSchemas';
import { KargoPromotion } from './PromotionConfig';

const { application, generate, repository } = platformBench;

const ENVIRONMENTS = {
  dev: { destination: 'dev' },
  test: { destination: 'test' },
  production: { destination: 'prod' },
};

function shop(
  kargo: Partial<KargoPromotion> = {},
  changes: Partial<ApplicationConfig> = {},
): ApplicationConfig {
  return application('shop', {
    environments: ENVIRONMENTS,
    promotion: { kargo: { project: 'pipelines', ...kargo } },
    ...changes,
  });
}

function make(
  applications: readonly ApplicationConfig[],
  mode: 'cnoe' | 'git' = 'git',
) {
  const { files, findings } = generate({}, { applications, mode });
  const objects = files
    .filter(({ path }) => path.startsWith('dist/platform-promotion/manifests/'))
    .map(({ content }) => parse(content))
    .filter(({ apiVersion }) => apiVersion.startsWith('kargo.akuity.io/'));
  const find = (kind: string, name: string) =>
    objects.find(one => one.kind === kind && one.metadata.name === name);
  return { find, findings, objects };
}

const CHART = {
  chart: undefined,
  image: undefined,
  delivery: {
    type: 'chart',
    repoURL: 'https://charts.example.com',
    chart: 'shop',
    version: '1.0.0',
  },
} as const;

const own = (config: Readonly<Record<string, unknown>>) =>
  shop({ steps: [{ uses: 'argocd-update', config }] });

describe('promotion by Kargo', () => {
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

  it('gives every environment a stage after the one before it', () => {
    const { find } = make([
      shop({ stages: { production: { soakTime: '6h' } } }),
    ]);
    const sources = (name: string) =>
      find('Stage', name).spec.requestedFreight[0].sources;
    expect(sources('shop-dev')).toEqual({ direct: true });
    expect(sources('shop-test')).toEqual({ stages: ['shop-dev'] });
    expect(sources('shop-production')).toEqual({
      stages: ['shop-test'],
      requiredSoakTime: '6h0m0s',
    });
  });

  it('writes durations as Kargo stores them, in steps too', () => {
    const { find } = make([
      shop({
        warehouse: { interval: '6h' },
        steps: [
          {
            uses: 'git-clear',
            config: { path: 'x' },
            retry: { timeout: '90m' },
          },
        ],
      }),
    ]);
    expect(find('Warehouse', 'shop').spec.interval).toBe('6h0m0s');
    expect(find('PromotionTask', 'shop').spec.steps[0].retry.timeout).toBe(
      '1h30m0s',
    );
    expect(make([shop()]).find('Warehouse', 'shop').spec.interval).toBe('5m0s');
  });

  it('names the policies of all applications in one ProjectConfig, called like the namespace', () => {
    const auto = { stages: { dev: { auto: true } } };
    const { find, objects } = make([
      shop(auto),
      application('web', {
        promotion: { kargo: { project: 'pipelines', ...auto } },
      }),
    ]);
    expect(objects.filter(({ kind }) => kind === 'Project')).toHaveLength(1);
    const { metadata, spec } = find('ProjectConfig', 'pipelines');
    expect(metadata.namespace).toBe('pipelines');
    expect(spec.promotionPolicies).toEqual(
      ['shop-dev', 'web-dev'].map(name => ({
        stageSelector: { name },
        autoPromotionEnabled: true,
      })),
    );
  });

  it('reads its accounts from the secret store, with the label that Kargo looks for', () => {
    const credentials = {
      git: {
        type: 'git',
        repoURL: 'https://git.example.com/platform/gitops.git',
        store: { name: 'vault' },
        username: { key: 'kargo', property: 'user' },
        password: { key: 'kargo', property: 'token' },
      },
    } as const;
    const config = shop({ credentials });
    expect(() =>
      parseApplicationConfig(JSON.parse(JSON.stringify(config))),
    ).not.toThrow();
    const { files, findings } = generate({}, { applications: [config] });
    const object = parse(
      files.find(({ path }) => path.includes('ExternalSecret'))!.content,
    );
    expect(findings.map(({ level }) => level)).toEqual(['info']);
    expect(validateModels([object])).toEqual([]);
    expect(object.metadata).toMatchObject({
      name: 'shop-git',
      namespace: 'pipelines',
    });
    expect(object.spec.target.template).toMatchObject({
      metadata: { labels: { 'kargo.akuity.io/cred-type': 'git' } },
      data: {
        repoURL: 'https://git.example.com/platform/gitops.git',
        username: '{{ .username }}',
        password: '{{ .password }}',
      },
    });
  });

  it('lets each Application name its stage back, beside those it was given', () => {
    const given = {
      dev: {
        destination: 'dev',
        annotations: { 'kargo.akuity.io/authorized-stage': 'other:stage' },
      },
    };
    const { files } = generateApplication({
      config: shop({}, { environments: given }),
      mode: 'git',
      repository,
    });
    expect(
      parse(files.find(({ path }) => path === 'dist/shop-dev.yaml')!.content)
        .metadata.annotations['kargo.akuity.io/authorized-stage'],
    ).toBe('other:stage,pipelines:shop-dev');
  });

  it('sets the version of a chart, the image of a package, and only asks for a sync where idpbuilder makes the address', () => {
    const source = (made: ReturnType<typeof make>) =>
      made.find('PromotionTask', 'shop').spec.steps[0].config.apps[0]
        .sources?.[0];
    expect(source(make([shop({}, CHART)]))).toEqual({
      repoURL: 'https://charts.example.com',
      chart: 'shop',
      desiredRevision:
        '${{ chartFrom("https://charts.example.com", "shop").Version }}',
      updateTargetRevision: true,
    });
    expect(source(make([shop()]))).toMatchObject({
      repoURL: repository.url,
      kustomize: { images: [{ repoURL: 'ghcr.io/acme/shop' }] },
    });
    const local = make([shop()], 'cnoe');
    expect(source(local)).toBeUndefined();
    expect(local.findings).toEqual([
      expect.objectContaining({ rule: 'promotion', level: 'warning' }),
    ]);
  });

  it.each<[string, readonly ApplicationConfig[], string, string]>([
    [
      'an Application that is not there',
      [own({ apps: [{ name: 'shop', namespace: 'argocd' }] })],
      'authorized-stage',
      'Stage/shop-dev updates the Application "shop", which the repository does not have (the nearest is "shop-dev").',
    ],
    [
      'an Application that does not name the stage back',
      [own({ apps: [{ name: 'web-dev' }] }), application('web')],
      'authorized-stage',
      'Stage/shop-dev updates the Application "web-dev", which does not name pipelines:shop-dev in kargo.akuity.io/authorized-stage, so Kargo refuses the promotion.',
    ],
    [
      'a stage that is not there',
      [shop({ stages: { prod: {} } })],
      'promotion',
      'promotion.kargo.stages of shop names the environment "prod", which it does not have',
    ],
    [
      'a source that is not there',
      [shop({ stages: { test: { after: ['deb'] } } })],
      'promotion',
      'promotion.kargo.stages.test.after of shop names the environment "deb", which it does not have (the nearest is "dev").',
    ],
    [
      'stages in a circle',
      [shop({ stages: { dev: { after: ['production'] } } })],
      'promotion',
      'The stages of shop wait for each other: dev after production after test after dev.',
    ],
    [
      'a stage after itself',
      [shop({ stages: { dev: { after: ['dev'] } } })],
      'promotion',
      'The stages of shop wait for each other: dev after dev.',
    ],
    [
      'nothing to promote',
      [shop({}, { image: undefined })],
      'promotion',
      'shop has no image, so there is nothing that Kargo could promote.',
    ],
  ])('reports %s', (_, applications, rule, message) => {
    const errors = make(applications).findings.filter(
      ({ level }) => level === 'error',
    );
    expect(errors[0]).toMatchObject({
      rule,
      message: expect.stringContaining(message),
    });
  });

  it('follows variables into tasks, and lets selectors and expressions be', () => {
    const allowed = make([
      own({ apps: [{ name: '${{ vars.application }}' }] }),
    ]);
    expect(allowed.findings).toEqual([]);
    const unknown = make([
      own({
        apps: [
          { selector: { matchLabels: { a: 'b' } } },
          { name: '${{ outputs.x.y }}' },
        ],
      }),
    ]);
    expect(unknown.findings).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'an unknown field of a step',
      { uses: 'git-clear', config: { paht: 'x' } },
      '"paht" is not a field of promotion.kargo.steps.0.config',
    ],
    [
      'a missing field of a step',
      { uses: 'git-clear', config: {} },
      'promotion.kargo.steps.0.config.path is missing; add it.',
    ],
    [
      'an Application by name and by selector',
      {
        uses: 'argocd-update',
        config: { apps: [{ name: 'a', selector: {} }] },
      },
      'which has both name and selector, or neither; give one of them.',
    ],
    [
      'a step that is both',
      { uses: 'copy', task: { name: 'x' } },
      'which has both uses and task, or neither',
    ],
    [
      'a task with a condition',
      { task: { name: 'x' }, if: '${{ true }}' },
      'which has a task together with config or if',
    ],
    [
      'a duration in days',
      { uses: 'git-clear', config: { path: 'x' }, retry: { timeout: '2d' } },
      'promotion.kargo.steps.0.retry.timeout is "2d", which is no duration',
    ],
    [
      'a number where an expression has to be',
      { uses: 'git-wait-for-pr', config: { repoURL: 'x', prNumber: 'five' } },
      'promotion.kargo.steps.0.config.prNumber',
    ],
  ])('refuses %s', (_, step, message) => {
    const config = {
      ...shop(),
      promotion: { kargo: { project: 'pipelines', steps: [step] } },
    };
    expect(() =>
      parseApplicationConfig(JSON.parse(JSON.stringify(config))),
    ).toThrow(message);
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
