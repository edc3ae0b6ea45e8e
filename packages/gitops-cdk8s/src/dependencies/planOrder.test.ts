import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { platformBench } from '../__testUtils__/platformBench';
import { applicationOrders } from './applicationOrders';
import { orderMarkdown } from './orderMarkdown';
import { OrderSettings } from './OrderSettings';
import { planOrder } from './planOrder';

const { application, declaration, generate, repository } = platformBench;

const store = application('store');
const orders = application('orders', { needs: ['store'] });
const web = application('web', { needs: ['orders', 'store'] });
const alone = application('alone');
const all = [web, alone, store, orders];

function plan(
  order?: OrderSettings,
  applications: readonly ApplicationConfig[] = all,
  mode: 'cnoe' | 'git' = 'git',
) {
  return planOrder({ applications, order, modeOf: () => mode });
}

const APP_OF_APPS = {
  strategy: 'app-of-apps',
  applicationHealth: true,
} as const;
const ROLLING = { strategy: 'rolling-sync', progressiveSyncs: true } as const;

describe('planOrder', () => {
  it.each([APP_OF_APPS, ROLLING])(
    'puts applications after what they depend on ($strategy)',
    order => {
      expect(plan(order)).toEqual({
        strategy: order.strategy,
        environments: [
          {
            environment: 'dev',
            parent: 'applications-dev',
            waves: [['store-dev'], ['orders-dev'], ['web-dev']],
          },
        ],
        findings: [],
      });
    },
  );

  it('puts those without ties last when the parents hold all', () => {
    expect(
      plan({ ...APP_OF_APPS, children: 'all', parent: 'shop' }).environments,
    ).toEqual([
      {
        environment: 'dev',
        parent: 'shop-dev',
        waves: [['store-dev'], ['orders-dev'], ['alone-dev', 'web-dev']],
      },
    ]);
  });

  it('orders each environment by itself, with what is there', () => {
    const both = { dev: { destination: 'd' }, test: { destination: 't' } };
    const { environments, findings } = plan(APP_OF_APPS, [
      { ...web, environments: both },
      { ...orders, environments: both },
      store,
    ]);
    expect(environments.map(({ waves }) => waves)).toEqual([
      [['store-dev'], ['orders-dev'], ['web-dev']],
      [['orders-test'], ['web-test']],
    ]);
    expect(findings.map(({ message }) => message)).toEqual([
      'web-test depends on store, which has no environment test, so it waits for nothing there.',
      'orders-test depends on store, which has no environment test, so it waits for nothing there.',
    ]);
  });

  it.each<
    [
      string,
      OrderSettings | undefined,
      readonly ApplicationConfig[],
      'cnoe' | 'git',
      string,
    ]
  >([
    [
      'no strategy',
      undefined,
      [store, orders],
      'git',
      'Nothing keeps the order store-dev → orders-dev in dev, because config/platform.ts chooses no strategy for it; sync waves do not order Applications among each other',
    ],
    [
      'idpbuilder',
      APP_OF_APPS,
      [store, orders],
      'cnoe',
      'because idpbuilder creates store-dev and the others by itself and all at once (mode cnoe)',
    ],
    [
      'several Argo CDs',
      ROLLING,
      [{ ...store, argocd: { namespace: 'argocd-data' } }, orders],
      'git',
      'because store belongs to the Argo CD of the namespace "argocd-data" and orders to that of "argocd"',
    ],
    [
      'no health rule',
      { strategy: 'app-of-apps' },
      [store, orders],
      'git',
      'resource.customizations.health.argoproj.io_Application in argocd-cm, and none is said to be there.',
    ],
    [
      'several clusters without a health rule',
      { strategy: 'app-of-apps' },
      [{ ...store, environments: { dev: { destination: 'data' } } }, orders],
      'git',
      'the Applications of dev go to several clusters, so nothing else shows that one is ready',
    ],
    [
      'no progressive syncs',
      { strategy: 'rolling-sync' },
      [store, orders],
      'git',
      'applicationsetcontroller.enable.progressive.syncs in argocd-cmd-params-cm',
    ],
  ])('warns of %s', (_, order, applications, mode, message) => {
    const { findings } = plan(order, applications, mode);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'application-order',
      level: 'warning',
      message: expect.stringContaining(message),
    });
  });

  it('keeps nothing in a circle', () => {
    const { environments } = plan(APP_OF_APPS, [
      application('a', { needs: ['b'] }),
      application('b', { needs: ['a'] }),
    ]);
    expect(environments).toEqual([
      { environment: 'dev', reason: 'a, b wait for each other', waves: [] },
    ]);
  });

  it('plans a chain of thousands', () => {
    const chain = Array.from({ length: 3000 }, (_, index) =>
      application(`a${index}`, index > 0 ? { needs: [`a${index - 1}`] } : {}),
    );
    expect(plan(APP_OF_APPS, chain).environments[0].waves).toHaveLength(3000);
  });
});

describe('what keeps the order', () => {
  const files = (order: OrderSettings) => ({
    'config/platform.ts': declaration('definePlatform', { order }),
  });
  const objectIn = (order: OrderSettings, name: string) => {
    const made = generate(files(order), { applications: all }).files.find(
      ({ path }) => path.includes(`.${name}.`),
    );
    return parse(made!.content);
  };

  it('is a parent whose children carry their waves (app-of-apps)', () => {
    const parent = objectIn(APP_OF_APPS, 'applications-dev');
    expect(parent).toMatchObject({
      kind: 'Application',
      spec: {
        source: {
          repoURL: repository.url,
          path: 'dist',
          directory: {
            include: '{orders-dev.yaml,store-dev.yaml,web-dev.yaml}',
          },
        },
        // A child that leaves must not be deleted with everything it runs.
        syncPolicy: { automated: { prune: false, selfHeal: true } },
      },
    });
    const places = applicationOrders(plan(APP_OF_APPS));
    const { files: made, findings } = generateApplication({
      config: web,
      mode: 'git',
      repository,
      order: { dev: places.get('web-dev')! },
    });
    const { annotations } = parse(
      made.find(({ path }) => path === 'dist/web-dev.yaml')!.content,
    ).metadata;
    expect(annotations['argocd.argoproj.io/sync-wave']).toBe('2');
    expect(findings.map(({ rule }) => rule)).not.toContain('dependencies');
    expect(findings.map(({ rule }) => rule)).not.toContain('application-wave');
  });

  it('is an ApplicationSet that reads the same files (rolling-sync)', () => {
    const { kind, spec } = objectIn(ROLLING, 'applications-dev');
    expect(kind).toBe('ApplicationSet');
    expect(spec.generators[0].git.files).toEqual([
      { path: 'dist/orders-dev.yaml' },
      { path: 'dist/store-dev.yaml' },
      { path: 'dist/web-dev.yaml' },
    ]);
    expect(
      spec.strategy.rollingSync.steps.map(
        (step: { matchExpressions: readonly unknown[] }) =>
          step.matchExpressions,
      ),
    ).toEqual(
      ['store', 'orders', 'web'].map(name => [
        { key: 'slipway.dev/app', operator: 'In', values: [name] },
      ]),
    );
    // The project cannot be set by a patch, and a hold has to survive.
    expect(spec.template.spec.project).toBe('{{ .spec.project }}');
    expect(spec.templatePatch).toContain('omit .spec "project"');
    expect(spec.ignoreApplicationDifferences[0].jsonPointers).toEqual([
      '/spec/syncPolicy/automated/enabled',
    ]);
    expect(spec.syncPolicy.applicationsSync).toBe('create-update');
    expect(applicationOrders(plan(ROLLING)).get('web-dev')).toEqual({
      strategy: 'rolling-sync',
    });
  });

  it('is nothing without a strategy', () => {
    const { files: made } = generate({}, { applications: all });
    expect(made).toEqual([]);
    expect(applicationOrders(plan()).size).toBe(0);
  });

  it('applies every field of a child, one that Kargo promotes in Git too', () => {
    const promotion = { kargo: { project: 'shop' } };
    const applications = [
      store,
      application('orders', {
        needs: ['store'],
        promotion,
        chart: undefined,
        delivery: {
          type: 'chart',
          repoURL: 'https://c.example.com',
          chart: 'orders',
          version: '1.0.0',
        },
      }),
    ];
    const { files: made } = generate(files(APP_OF_APPS), { applications });
    const parent = parse(
      made.find(({ path }) => path.includes('.applications-dev.'))!.content,
    );
    expect(parent.spec.ignoreDifferences).toBeUndefined();
    expect(parent.spec.syncPolicy.syncOptions).toEqual([
      'ServerSideApply=true',
    ]);
  });

  it('needs an address to read from', () => {
    expect(
      generate(files(APP_OF_APPS), {
        applications: all,
        repository: { url: '', branch: 'main' },
      }).findings,
    ).toContainEqual(
      expect.objectContaining({ rule: 'platform-repository', level: 'error' }),
    );
  });
});

describe('orderMarkdown', () => {
  it('tells which waves, what keeps them and how', () => {
    const text = orderMarkdown(plan(APP_OF_APPS));
    expect(text).toContain(
      '| dev | 1 | `orders-dev` | Application `applications-dev` |',
    );
    expect(text).toContain('the parent applies the others wave by wave');
  });

  it('tells why nothing does', () => {
    const text = orderMarkdown(plan(APP_OF_APPS, all, 'cnoe'));
    expect(text).toContain('| dev | 2 | `web-dev` | nothing |');
    expect(text).toContain(
      'In dev nothing keeps the order, because idpbuilder creates store-dev',
    );
  });

  it('tells what Argo CD needs', () => {
    expect(orderMarkdown(plan({ strategy: 'rolling-sync' }))).toContain(
      'set order.progressiveSyncs to true',
    );
  });

  it('is empty where nobody waits', () => {
    expect(orderMarkdown(plan(APP_OF_APPS, [alone]))).toBe('');
  });
});
