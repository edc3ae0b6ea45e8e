import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { platformBench } from '../__testUtils__/platformBench';
import { validateModels } from '../__testUtils__/validateModels';
import { ProjectConfig } from './ProjectConfig';

const { application, declaration, generate, repository } = platformBench;

const SHOP: ProjectConfig = {
  name: 'shop',
  sourceRepos: [
    'https://git.example.com/platform/*',
    '!https://git.example.com/platform/secret',
  ],
  destinations: [
    { name: 'dev-*', namespace: 'shop' },
    { server: 'https://prod.example.com', namespace: 'shop-*' },
  ],
  clusterResources: { allow: [{ group: '', kind: 'Namespace' }] },
};

function files(changes: Partial<ProjectConfig> = {}) {
  return {
    'config/projects/shop.ts': declaration('defineProject', {
      ...SHOP,
      ...changes,
    }),
  };
}

function app(changes: Partial<ApplicationConfig> = {}) {
  return application('cart', {
    namespace: 'shop',
    argocd: { project: 'shop' },
    ...changes,
  });
}

function findings(
  changes: Partial<ProjectConfig>,
  config: ApplicationConfig = app(),
) {
  return generate(files(changes), { applications: [config] }).findings;
}

describe('projects', () => {
  it('fit the model with every field', () => {
    const { files: made, findings: found } = generate(
      files({
        description: 'The shop',
        clusterResources: {
          allow: [{ group: '', kind: 'Namespace' }],
          deny: [{ group: '*', kind: 'Node' }],
        },
        namespaceResources: {
          allow: [{ group: '*', kind: '*' }],
          deny: [{ group: '', kind: 'Secret' }],
        },
        roles: [
          { name: 'ci', permissions: [{ action: 'sync', name: 'cart-*' }] },
        ],
        syncWindows: [
          {
            kind: 'allow',
            schedule: '0 6 * * *',
            duration: '12h',
            namespaces: ['*'],
          },
        ],
        orphanedResources: { warn: true },
        sourceNamespaces: ['teams'],
      }),
    );
    const project = parse(
      made.find(({ path }) => path.includes('AppProject'))!.content,
    );
    expect(found).toEqual([]);
    expect(validateModels([project])).toEqual([]);
    expect(project.spec.roles[0].policies).toEqual([
      'p, proj:shop:ci, applications, sync, shop/cart-*, allow',
    ]);
  });

  it.each<[string, Partial<ProjectConfig>, ApplicationConfig]>([
    ['a pattern of names', {}, app()],
    [
      'an address',
      {},
      app({
        namespace: 'shop-eu',
        environments: { live: { destination: 'https://prod.example.com' } },
      }),
    ],
    ['every repository', { sourceRepos: ['*'] }, app()],
    [
      'the default project, which it does not rule',
      {},
      app({ argocd: {}, namespace: 'x' }),
    ],
    [
      'names that only Argo CD can compare with addresses',
      {
        destinations: [
          { server: 'https://prod.example.com', namespace: 'shop' },
        ],
      },
      app(),
    ],
  ])('let go %s', (_, changes, config) => {
    expect(findings(changes, config)).toEqual([]);
  });

  it.each<[string, Partial<ProjectConfig>, ApplicationConfig, string]>([
    [
      'another repository',
      { sourceRepos: ['https://other.example.com/*'] },
      app(),
      `does not let Application/cart-dev read ${repository.url}.`,
    ],
    [
      'a repository that is refused',
      { sourceRepos: ['*', `!${repository.url}`] },
      app(),
      `does not let Application/cart-dev read ${repository.url}.`,
    ],
    [
      "the repository of somebody else's chart",
      { sourceRepos: ['https://git.example.com/**'] },
      app({
        image: undefined,
        chart: {
          type: 'HelmRelease',
          props: {
            repoURL: 'https://charts.example.com',
            chart: 'nginx',
            version: '1.0.0',
          },
        },
      }),
      'does not let Application/cart-dev read https://charts.example.com.',
    ],
    [
      'the namespace of a route',
      { destinations: [{ name: 'dev-*', namespace: 'shop' }] },
      app({
        chart: {
          type: 'WebService',
          props: {
            port: 80,
            httpRoute: {
              host: 'a.example.com',
              namespace: 'gateways',
              gateway: { name: 'public' },
            },
          },
        },
      }),
      'does not let Application/cart-dev go to the namespace "gateways" of dev-vcluster.',
    ],
    [
      'another namespace',
      { destinations: [{ name: 'dev-*', namespace: 'cart' }] },
      app(),
      'does not let Application/cart-dev go to the namespace "shop" of dev-vcluster.',
    ],
    [
      'another cluster',
      { destinations: [{ name: 'prod', namespace: '*' }] },
      app(),
      'go to the namespace "shop" of dev-vcluster.',
    ],
  ])('say that Argo CD refuses %s', (_, changes, config, message) => {
    expect(findings(changes, config)).toEqual([
      expect.objectContaining({
        rule: 'project-refuses',
        level: 'error',
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it.each<[string, Partial<ProjectConfig>, ApplicationConfig, boolean]>([
    ['no kind of a cluster', { clusterResources: undefined }, app(), true],
    [
      'it among all the others, and not it',
      {
        clusterResources: {
          allow: [{ group: '*', kind: '*' }],
          deny: [{ group: '', kind: 'Namespace' }],
        },
      },
      app(),
      true,
    ],
    [
      'all of them',
      { clusterResources: { allow: [{ group: '*', kind: '*' }] } },
      app(),
      false,
    ],
    [
      'none, to one that brings none',
      { clusterResources: undefined },
      app({
        chart: { type: 'WebService', props: { createNamespace: false } },
      }),
      false,
    ],
    [
      'none, to a chart type of which nothing is known',
      { clusterResources: undefined },
      app({ chart: { type: 'Own' } }),
      false,
    ],
  ])('allow %s', (_, changes, config, refused) => {
    expect(findings(changes, config).map(({ message }) => message)).toEqual(
      refused
        ? [
            'The project shop does not let Application/cart-dev bring its Namespace.',
          ]
        : [],
    );
  });

  it('warn of one that protects nothing, and of a name that is misspelt', () => {
    expect(
      findings(
        { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }] },
        app({ argocd: { project: 'shob' } }),
      ).map(({ message }) => message),
    ).toEqual([
      'The project shop lets every repository go to every cluster.',
      'Application/cart-dev names the project "shob", which the repository does not declare (the nearest is "shop").',
    ]);
  });

  it('refuse two roles of one name', () => {
    const role = { name: 'ci', permissions: [{ action: 'sync' }] };
    expect(findings({ roles: [role, role] })[0]).toMatchObject({
      rule: 'project',
      level: 'error',
    });
  });
});
