import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readGitopsConfig } from './readGitopsConfig';

const instance = {
  name: 'sandbox',
  url: 'http://localhost:7711/argocd/',
  token: 'a.b.c',
};

function read(data: JsonObject) {
  return readGitopsConfig(new ConfigReader(data));
}

function withInstance(change: JsonObject): JsonObject {
  return { gitops: { argocd: { instances: [{ ...instance, ...change }] } } };
}

describe('readGitopsConfig', () => {
  it('is empty without a gitops part', () => {
    expect(read({})).toEqual({
      instances: [],
      chartRepositories: [],
      chartLint: { engine: 'auto' },
      chartSources: [],
      repository: undefined,
      environments: [],
      ownership: [],
      ci: [],
      retention: {
        commandsMs: 730 * 86_400_000,
        stepsMs: 365 * 86_400_000,
        archivesMs: 86_400_000,
        ledgerMs: 1825 * 86_400_000,
      },
    });
  });

  it('reads where charts come from, who releases what and how long rows stay', () => {
    const config = read({
      gitops: {
        charts: { sources: ['https://github.com/acme/*/tree/main/'] },
        ci: [{ subject: 'ci-shop', entities: ['shop'] }],
        retention: { steps: '30d', ledger: { days: 10 } },
      },
    });
    expect(config.chartSources).toEqual([
      'https://github.com/acme/*/tree/main/',
    ]);
    expect(config.ci).toEqual([
      { subject: 'ci-shop', entities: ['component:default/shop'] },
    ]);
    expect(config.retention).toMatchObject({
      stepsMs: 30 * 86_400_000,
      ledgerMs: 10 * 86_400_000,
    });
  });

  it.each([
    [
      { charts: { sources: ['https://*.example.com/'] } },
      /charts\.sources\[0\] has to be an http.*fixed host/,
    ],
    [
      { retention: { ledger: 'soon' } },
      /gitops\.retention\.ledger is "soon": write a duration/,
    ],
    [
      { ci: [{ subject: 'ci', entities: ['no ref'] }] },
      /gitops\.ci\[0\]\.entities\[0\] is 'no ref'/,
    ],
  ])('refuses %j', (gitops, message) => {
    expect(() => read({ gitops })).toThrow(message);
  });

  it('reads every part and fills in what is left out', () => {
    const config = read({
      gitops: {
        argocd: {
          instances: [
            { ...instance, timeout: '5s', readOnly: 'true' },
            {
              name: 'eu',
              url: 'https://argo.example.com',
              username: 'backstage',
              password: 'secret',
            },
          ],
        },
        charts: {
          repositories: [
            { name: 'museum', type: 'chartmuseum', url: 'http://cm:8080/' },
            { name: 'oci', type: 'oci', url: 'oci://reg/charts' },
          ],
        },
        repository: { url: 'http://localhost:7710/platform/gitops' },
        environments: [
          { name: 'dev', match: [{ destination: 'dev-*' }] },
          { name: 'test', changes: 'commit' },
        ],
        ownership: [{ project: 'shop-*', owner: 'checkout' }],
      },
    });
    expect(config.instances).toEqual([
      expect.objectContaining({
        url: 'http://localhost:7711/argocd',
        auth: { type: 'token', token: 'a.b.c' },
        timeoutMs: 5000,
        readOnly: true,
      }),
      expect.objectContaining({
        auth: { type: 'password', username: 'backstage', password: 'secret' },
        timeoutMs: 30000,
        readOnly: false,
      }),
    ]);
    expect(config.chartRepositories[0].url).toBe('http://cm:8080');
    expect(config.repository).toEqual({
      url: 'http://localhost:7710/platform/gitops',
      branch: 'main',
      mode: 'cnoe',
    });
    expect(config.environments[0].requireReason).toBe(false);
    expect(config.environments.map(({ changes }) => changes)).toEqual([
      'pullRequest',
      'commit',
    ]);
    expect(config.ownership[0].owner).toBe('group:default/checkout');
  });

  it('takes the instances of the existing Argo CD plugins', () => {
    const config = read({
      ...withInstance({}),
      argocd: {
        username: 'admin',
        password: 'shared',
        appLocatorMethods: [
          {
            type: 'config',
            instances: [
              { name: 'sandbox', url: 'https://other.example.com' },
              {
                name: 'main',
                url: 'https://argo.example.com',
                frontendUrl: 'https://argo.public.example.com',
              },
              { name: 'own', url: 'https://own.example.com', token: 'x.y.z' },
            ],
          },
          { type: 'env' },
        ],
      },
    });
    expect(
      config.instances.map(({ name, url, auth, publicUrl }) => [
        name,
        url,
        auth.type,
        publicUrl,
      ]),
    ).toEqual([
      ['sandbox', 'http://localhost:7711/argocd', 'token', undefined],
      [
        'main',
        'https://argo.example.com',
        'password',
        'https://argo.public.example.com',
      ],
      ['own', 'https://own.example.com', 'token', undefined],
    ]);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['no credentials', withInstance({ token: undefined }), /no credentials/],
    [
      'two kinds of credentials',
      withInstance({ username: 'jane' }),
      /keep one of the two/,
    ],
    [
      'an address that is none',
      withInstance({ url: 'localhost' }),
      /gitops\.argocd\.instances\[0\]\.url has to be an http/,
    ],
    [
      'a bad name',
      withInstance({ name: 'a:b' }),
      /instances\[0\]\.name has to/,
    ],
    ['a bad timeout', withInstance({ timeout: 'soon' }), /"soon"/],
    [
      'the same instance twice',
      { gitops: { argocd: { instances: [instance, instance] } } },
      /Two Argo CD instances are called 'sandbox'/,
    ],
    [
      'an OCI repository with the wrong scheme',
      {
        gitops: {
          charts: {
            repositories: [{ name: 'r', type: 'oci', url: 'https://r' }],
          },
        },
      },
      /repositories\[0\]\.url has to be an oci/,
    ],
    [
      'a match that matches everything',
      { gitops: { environments: [{ name: 'dev', match: [{}] }] } },
      /match\[0\] has to name at least one/,
    ],
    [
      'a way to change Git that there is not',
      { gitops: { environments: [{ name: 'dev', changes: 'push' }] } },
      /environments\[0\]\.changes has to be 'pullRequest' or 'commit'/,
    ],
    [
      'the same environment twice',
      { gitops: { environments: [{ name: 'dev' }, { name: 'dev' }] } },
      /'dev' twice/,
    ],
    [
      'an owner that is no ref',
      { gitops: { ownership: [{ project: 'a', owner: 'a:b:c/d' }] } },
      /no entity ref/,
    ],
  ])('refuses %s in one sentence', (_, data, message) => {
    expect(() => read(data)).toThrow(message);
  });

  it('never repeats a credential', () => {
    expect(() => read(withInstance({ username: 'jane' }))).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('a.b.c'),
      }),
    );
  });
});
