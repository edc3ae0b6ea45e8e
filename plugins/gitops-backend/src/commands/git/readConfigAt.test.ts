import {
  ApplicationConfig,
  generateApplication,
  writeApplicationConfig,
} from '@slipway/cdk8s';
import { GitopsRepository } from './GitTools';
import { readConfigAt } from './regenerate';
import { versionOf } from './versionOf';

const COMMIT = 'a'.repeat(40);
const repository = { url: 'https://git.example.com/g.git', branch: 'main' };
const shop: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev' },
    production: { destination: 'prod' },
  },
  promotion: { kargo: { project: 'pipelines' } },
};

/** The repository as the generator makes it, dev as Kargo promoted it since; and which files were asked for. */
function repositoryOf(config: ApplicationConfig, promoted: string) {
  const files = new Map(
    generateApplication({
      config,
      mode: 'git',
      repository,
      promoted: { dev: { configured: '1.0.0', promoted } },
    }).files.map(({ content, path }) => [path, content]),
  );
  const asked: string[] = [];
  const host = {
    readFile: async (_ref: unknown, _commit: string, path: string) => {
      asked.push(path);
      return files.get(path);
    },
  };
  return {
    asked,
    gitops: {
      host,
      ref: {},
      config: repository,
    } as unknown as GitopsRepository,
  };
}

describe('readConfigAt', () => {
  it('has the version that Kargo promoted, and the text as it is', async () => {
    const { gitops } = repositoryOf(shop, '1.1.0');
    const { config, text } = await readConfigAt(gitops, 'shop', COMMIT);
    expect(versionOf(config, 'dev')).toBe('1.1.0');
    expect(versionOf(config, 'production')).toBe('1.0.0');
    expect(text).toBe(writeApplicationConfig(shop));
  });

  it('reads no records of an application that nothing promotes', async () => {
    const { asked, gitops } = repositoryOf(
      { ...shop, promotion: undefined },
      '1.1.0',
    );
    const { config } = await readConfigAt(gitops, 'shop', COMMIT);
    expect(versionOf(config, 'dev')).toBe('1.0.0');
    expect(asked).toEqual(['config/applications/shop.ts']);
  });
});
