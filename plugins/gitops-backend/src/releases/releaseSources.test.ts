import { TestDatabases } from '@backstage/backend-test-utils';
import { randomBytes } from 'node:crypto';
import { ReleaseBackend } from './__testUtils__/ReleaseBackend';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: 'ghcr.io/acme/web:${image}' }]
`;

/** Sources go through Backstage's URL reader, its Gitea integration, and the Git host's archives. */
describe('the source address of a release', () => {
  let backend: ReleaseBackend;
  let repository: string;

  beforeAll(async () => {
    backend = await ReleaseBackend.start(databases, {
      charts: ({ sandbox }) => ({
        sources: [
          `${sandbox.urls.git}/platform/gitops/src/branch/main/charts/`,
          `${sandbox.urls.git}/platform/gitops/src/branch/large/charts/`,
          `${sandbox.urls.git}/platform/gone`,
        ],
      }),
    });
    const { gitHost, urls } = backend.bench.sandbox;
    repository = `${urls.git}/platform/gitops/src/branch/main`;
    await gitHost.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      message: 'Add charts',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: [
        {
          path: 'charts/web/Chart.yaml',
          content: 'apiVersion: v2\nname: web\nversion: 1.1.0\n',
        },
        { path: 'charts/web/values.yaml', content: 'tag: from-values\n' },
        { path: 'charts/web/.helmignore', content: '*.md\n' },
        { path: 'charts/web/notes.md', content: 'Not in the chart.\n' },
        {
          path: 'charts/web/templates/deployment.yaml',
          content: deployment('{{ .Values.tag }}'),
        },
        // Beside the chart, with the beginning of its name.
        { path: 'charts/web-old/Chart.yaml', content: 'name: [broken\n' },
        { path: 'charts/rendered/b.yaml', content: deployment('rendered') },
        {
          path: 'charts/rendered/a/config.json',
          content: JSON.stringify({
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'settings' },
            data: { text: '{{ not a template }}' },
          }),
        },
        { path: 'secret/Chart.yaml', content: 'name: web\n' },
      ],
    });
    await gitHost.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'large',
      message: 'Add a dump',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: [
        { path: 'charts/large/Chart.yaml', content: 'name: web\n' },
        {
          path: 'charts/large/dump',
          content: randomBytes(2048)
            .toString('hex')
            .repeat(101 << 8),
        },
      ],
    });
    await backend.run('web');
  });

  afterAll(() => backend?.stop());

  const release = async (sourceUrl: string, more: object = {}) => {
    const answer = await backend.ask('web', { sourceUrl, ...more });
    expect([answer.status, answer.body.error]).toEqual([202, undefined]);
    return backend.ended(answer.body);
  };

  it('is a chart folder, of which the chart is made', async () => {
    const done = await release(`${repository}/charts/web`);
    expect([done.state, done.error]).toEqual(['succeeded', undefined]);
    expect(done.steps[0].output).toBe('web 1.1.0, 4 files, for museum');
    expect(done.outcome).toMatchObject({ chartVersion: '1.1.0' });
    expect(await backend.bench.images('web')).toEqual([
      'ghcr.io/acme/web:from-values',
    ]);
  });

  it('is a folder of rendered manifests, which are not rendered again', async () => {
    const nameless = await release(`${repository}/charts/rendered`);
    expect(nameless.error).toMatch(/have no version of their own/);
    const done = await release(`${repository}/charts/rendered/`, {
      version: '1.2.0',
      appVersion: '7',
    });
    expect([done.state, done.error]).toEqual(['succeeded', undefined]);
    expect(await backend.bench.images('web')).toEqual([
      'ghcr.io/acme/web:rendered',
    ]);
    const settings = backend.bench.sandbox.clusters['dev-vcluster'].get({
      group: '',
      kind: 'ConfigMap',
      namespace: 'web',
      name: 'settings',
    });
    expect(settings?.object).toMatchObject({
      data: { text: '{{ not a template }}' },
    });
  });

  it.each([
    [
      'is larger than a chart can be',
      () => `${repository.replace('main', 'large')}/charts/large`,
      /charts\/large holds more than 50000 files or 100 MiB/,
    ],
    [
      'is a folder that is not there',
      () => `${repository}/charts/none`,
      /neither a Chart\.yaml nor manifests/,
    ],
    [
      'is a repository that is not there',
      () => `${repository.replace('gitops', 'gone')}/charts/web`,
      /platform\/gone\/src\/branch\/main\/charts\/web was not found\. Check repository and branch/,
    ],
  ])(
    'fails the release at the first step when it %s',
    async (_, url, error) => {
      const failed = await release(url());
      expect(failed).toMatchObject({
        state: 'failed',
        error: expect.stringMatching(error),
        steps: expect.arrayContaining([
          expect.objectContaining({
            name: 'read',
            state: 'failed',
            attempts: 1,
          }),
        ]),
      });
      expect(failed.leftBehind).toBeUndefined();
      expect(failed.error).not.toMatch(/api\/v1/);
    },
  );

  it.each([
    ['outside the list', '/secret', 403],
    ['outside the list by dots', '/charts/../secret', 403],
    ['another branch', '/../evil/charts/web', 403],
    ['another folder by a query', '/charts/web?path=/secret', 400],
  ])(
    'is refused before the release is accepted: %s',
    async (_, path, status) => {
      const answer = await backend.ask('web', {
        sourceUrl: `${repository}${path}`,
      });
      expect(answer.status).toBe(status);
    },
  );
});
