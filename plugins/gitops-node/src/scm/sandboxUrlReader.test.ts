import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { startTestHost, TestHost } from '@slipway/sandbox';

/** Backstage's own reader, which the catalog and the scaffolder read the sandbox with. */
describe('Backstage’s Gitea URL reader on the sandbox', () => {
  let sandbox: TestHost;
  const reader = () =>
    ServiceFactoryTester.from(mockServices.urlReader.factory(), {
      dependencies: [
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              gitea: [
                {
                  host: new URL(sandbox.url).host,
                  baseUrl: sandbox.url,
                  username: sandbox.username,
                  password: sandbox.password,
                },
              ],
            },
          },
        }),
      ],
    }).getSubject();

  beforeAll(async () => {
    sandbox = await startTestHost();
    await sandbox.host.ensureRepository({ owner: 'platform', name: 'shop' });
    await sandbox.host.commitFiles({
      owner: 'platform',
      name: 'shop',
      branch: 'main',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      files: [
        { path: 'catalog-info.yaml', content: 'kind: Component\n' },
        { path: 'templates/service/skeleton/ä.txt', content: 'ä\n' },
      ],
    });
  });
  afterAll(() => sandbox.stop());

  it('reads a file', async () => {
    const page = `${sandbox.url}/platform/shop/src/branch/main`;
    const urls = await reader();
    const file = await urls.readUrl(`${page}/catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe('kind: Component\n');
    await expect(urls.readUrl(`${page}/missing.yaml`)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('reads a folder once, and knows when it has not changed', async () => {
    const page = `${sandbox.url}/platform/shop/src/branch/main/templates/service`;
    const urls = await reader();
    const tree = await urls.readTree(page);
    const files = await tree.files();
    expect(files.map(file => file.path)).toEqual(['skeleton/ä.txt']);
    await expect(
      urls.readTree(page, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });
});
