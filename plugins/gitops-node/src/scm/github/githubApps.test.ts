import { generateKeyPairSync } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { startTestHost, TestHost } from '@slipway/sandbox';
import { createRepositoryOpener } from '../createRepositoryOpener';

const APP_ID = 4711;

describe('a GitHub App', () => {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  let sandbox: TestHost;

  async function start(tokenSeconds?: number) {
    sandbox = await startTestHost({
      github: {
        app: {
          id: APP_ID,
          publicKey: keys.publicKey,
          installedFor: 'platform',
          tokenSeconds,
        },
      },
    });
    for (const owner of ['platform', 'elsewhere']) {
      await sandbox.host.ensureRepository({ owner, name: 'gitops' });
      await sandbox.host.commitFiles({
        owner,
        name: 'gitops',
        branch: 'main',
        message: 'Start',
        author: { name: 'Ann', email: 'ann@example.com' },
        files: [{ path: 'README.md', content: '# GitOps\n' }],
      });
    }
    return createRepositoryOpener(
      ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            github: [
              {
                host: new URL(sandbox.url).host,
                apiBaseUrl: `${sandbox.url}/api/v3`,
                apps: [
                  {
                    appId: APP_ID,
                    clientId: 'id',
                    clientSecret: 'secret',
                    webhookSecret: 'secret',
                    privateKey: keys.privateKey,
                  },
                ],
              },
            ],
          },
        }),
      ),
    );
  }
  const open = (branch: string) => ({
    base: 'main',
    branch,
    title: 'Deliver shop',
    body: '',
    commitMessage: 'Deliver shop',
    changes: [{ path: `${branch}.yaml`, content: 'n: 1\n' }],
  });
  afterEach(() => sandbox.stop());

  it('opens pull requests where it is installed, and nowhere else', async () => {
    const opener = await start();
    const { host, repository } = opener(`${sandbox.url}/platform/gitops`);
    expect(
      await host.openPullRequest({ ...open('slipway/shop'), repository }),
    ).toMatchObject({ created: true });
    expect(
      await host.listCommits(repository, 'slipway/shop', { limit: 1 }),
    ).toMatchObject([{ author: 'slipway[bot]' }]);

    const other = opener(`${sandbox.url}/elsewhere/gitops`);
    await expect(
      other.host.openPullRequest({
        ...open('slipway/shop'),
        repository: other.repository,
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /No account for elsewhere\/gitops.*apps that are installed there/,
      ),
    });
  });

  it.each([
    ['keeps its token while it is good', 3600, 1],
    ['asks for another one when it ends soon', 60, 3],
  ])('%s', async (_name, seconds, asked) => {
    const opener = await start(seconds);
    const send = globalThis.fetch;
    const seen = new Set<string>();
    globalThis.fetch = (to, init) => {
      const header = new Headers(init?.headers).get('authorization') ?? '';
      // Beside them, the app signs its own questions.
      if (header.includes('ghs_')) seen.add(header);
      return send(to, init);
    };
    try {
      for (let i = 0; i < 3; i++) {
        const { host, repository } = opener(`${sandbox.url}/platform/gitops`);
        await host.readFile(repository, 'main', 'README.md');
      }
    } finally {
      globalThis.fetch = send;
    }
    expect(seen.size).toBe(asked);
  });
});
