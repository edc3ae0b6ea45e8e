import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { startTestHost, TestHost } from '@slipway/sandbox';

/** Backstage's own reader, which releases read the source of a chart with. */
describe('Backstage’s GitHub URL reader on the simulator', () => {
  let sandbox: TestHost;
  const page = () => `${sandbox.url}/platform/shop/tree/main/charts/shop`;
  const reader = () =>
    ServiceFactoryTester.from(mockServices.urlReader.factory(), {
      dependencies: [
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              github: [
                {
                  host: new URL(sandbox.url).host,
                  apiBaseUrl: `${sandbox.url}/api/v3`,
                  token: sandbox.token,
                },
              ],
            },
          },
        }),
      ],
    }).getSubject();

  beforeAll(async () => {
    sandbox = await startTestHost({ github: {} });
    await sandbox.host.ensureRepository({ owner: 'platform', name: 'shop' });
    await sandbox.host.commitFiles({
      owner: 'platform',
      name: 'shop',
      branch: 'main',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      files: [
        { path: 'README.md', content: '# Shop\n' },
        { path: 'charts/shop/Chart.yaml', content: 'name: shop\n' },
        { path: 'charts/shop/templates/ä.yaml', content: 'ä\n' },
      ],
    });
  });
  afterAll(() => sandbox.stop());

  it('reads a file', async () => {
    const urls = await reader();
    const file = await urls.readUrl(
      `${sandbox.url}/platform/shop/blob/main/charts/shop/Chart.yaml`,
    );
    expect((await file.buffer()).toString()).toBe('name: shop\n');
    await expect(
      urls.readUrl(`${sandbox.url}/platform/shop/blob/main/missing.yaml`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('reads a folder once, and knows when it has not changed', async () => {
    const urls = await reader();
    const tree = await urls.readTree(page());
    const files = await tree.files();
    expect(files.map(({ path }) => path).sort()).toEqual([
      'Chart.yaml',
      'templates/ä.yaml',
    ]);
    await expect(
      urls.readTree(page(), { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });
});
