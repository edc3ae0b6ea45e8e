import { gitBlobId } from '../package/generationRecord';
import { planRepository } from './planRepository';
import { repositoryFilesOf } from './repositoryFilesOf';

const repository = {
  url: 'https://git.example.com/platform/gitops.git',
  branch: 'main',
};

function application(name: string, ...needs: readonly string[]): string {
  return `export default defineApplication({
  name: '${name}',
  entity: 'component:default/${name}',
  namespace: '${name}',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'registry.example.com/${name}', tag: '1.0.0' },
  environments: { dev: { destination: 'dev-vcluster' } },
  dependencies: { ${needs.map(need => `${need}: '${need}'`).join(', ')} },
});
`;
}

/** @param wave - the place that it was generated for */
function record(name: string, wave?: number): string {
  return `generator: '@slipway/cdk8s'
version: 0.1.0
config:
  path: config/applications/${name}.ts
  blob: ${gitBlobId(name)}
mode: git
repository:
  url: ${repository.url}
  branch: main
${wave === undefined ? '' : `order:\n  strategy: app-of-apps\n  wave: ${wave}\n`}`;
}

const texts = {
  'config/platform.ts': `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`,
  'config/applications/store.ts': application('store'),
  'config/applications/web.ts': application('web', 'store'),
  'config/applications/alone.ts': application('alone'),
  'dist/store-dev/generated.yaml': record('store'),
  'dist/web-dev/generated.yaml': record('web', 1),
  'dist/alone-dev/generated.yaml': record('alone', 4),
};

function plan(files: Readonly<Record<string, string>>, mode: 'cnoe' | 'git') {
  return planRepository({ files: repositoryFilesOf(files), mode, repository });
}

describe('planRepository', () => {
  it('finds the place of each Application, and those that stand in another', () => {
    const { displaced, orders, platform } = plan(texts, 'git');
    expect(Object.fromEntries(orders)).toEqual({
      'store-dev': { strategy: 'app-of-apps', wave: 0 },
      'web-dev': { strategy: 'app-of-apps', wave: 1 },
    });
    expect(
      displaced.map(({ file, name, order }) => [name, file.path, order?.wave]),
    ).toEqual([
      ['alone-dev', 'config/applications/alone.ts', undefined],
      ['store-dev', 'config/applications/store.ts', 0],
    ]);
    expect(platform.files.map(({ path }) => path)).toContain(
      'dist/platform/manifests/Application.applications-dev.k8s.yaml',
    );
  });

  it.each([
    ['git', 2],
    ['cnoe', 0],
  ] as const)(
    'takes Applications without a record for ones of mode %s',
    (mode, placed) => {
      const { 'dist/web-dev/generated.yaml': _, ...others } = texts;
      const { displaced, orders } = plan(others, mode);
      expect(orders.size).toBe(placed);
      expect(displaced.map(({ name }) => name)).not.toContain('web-dev');
    },
  );

  it('refuses a repository with a file that cannot be read', () => {
    expect(() =>
      plan({ ...texts, 'config/applications/web.ts': 'nothing' }, 'git'),
    ).toThrow('config/applications/web.ts');
  });
});
