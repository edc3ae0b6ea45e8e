import { ConfigReader } from '@backstage/config';
import {
  createCredentialsProvider,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownSecrets } from './KnownSecrets';

const configOf = (...repositories: object[]) =>
  readGitopsConfig(
    new ConfigReader({
      gitops: {
        argocd: {
          instances: [
            { name: 'main', url: 'https://argocd.example.com', token: 'argo' },
          ],
        },
        charts: { repositories },
      },
    } as never),
  );
const repository = (name: string, rest: object) => ({
  name,
  type: 'chartmuseum',
  url: `https://${name}.example.com`,
  ...rest,
});

describe('KnownSecrets', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['a password', { username: 'ci', password: 'plain-pw' }, ['plain-pw']],
    ['a token', { token: 'plain-token' }, ['plain-token']],
    [
      'a password under credentials',
      { credentials: { type: 'static', username: 'ci', password: 'static' } },
      ['static'],
    ],
    [
      'variables',
      {
        credentials: {
          type: 'environment',
          username: 'CHARTS_USER',
          password: 'CHARTS_PASSWORD',
        },
      },
      ['from-environment'],
    ],
  ])('knows %s before it is used', (_, rest, expected) => {
    const secrets = new KnownSecrets(configOf(repository('museum', rest)), {
      CHARTS_USER: 'ci',
      CHARTS_PASSWORD: 'from-environment',
    });
    expect(secrets.list()).toEqual(['argo', ...expected]);
  });

  it('knows what a file holds once it is used, and what it held before', async () => {
    const path = join(folder, 'password');
    const config = configOf(
      repository('museum', {
        credentials: { type: 'file', path, username: 'ci' },
      }),
    );
    const secrets = new KnownSecrets(config);
    const provider = secrets.watch(
      'museum',
      createCredentialsProvider(config.chartRepositories[0]),
    );
    for (let run = 1; run <= 10; run++) {
      await writeFile(path, `rotated-${run}`);
      expect(await provider.get()).toMatchObject({
        password: `rotated-${run}`,
      });
    }
    expect(secrets.list()).toEqual([
      'argo',
      ...[3, 4, 5, 6, 7, 8, 9, 10].map(run => `rotated-${run}`),
    ]);
  });

  it('knows what a program prints', async () => {
    const config = configOf(
      repository('museum', {
        credentials: {
          type: 'exec',
          command: [process.execPath, '-p', '"printed-" + "secret"'],
          username: 'ci',
        },
      }),
    );
    const secrets = new KnownSecrets(config);
    await secrets
      .watch('museum', createCredentialsProvider(config.chartRepositories[0]))
      .get();
    expect(secrets.list()).toEqual(['argo', 'printed-secret']);
  });
});
