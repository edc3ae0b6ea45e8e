import { readdirSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { gitBlobId } from '@slipway/cdk8s';
import { readGitopsConfig, ScmHost } from '@slipway/plugin-gitops-node';
import { runAction } from '../../../__testUtils__/runAction';
import { createGenerateAction } from '../createGenerateAction';
import { GenerateInput } from '../GenerateInput';

const COMMIT = 'c0ffee'.padEnd(40, '0');
const ORDERED = `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`;

function application(name: string, ...needs: readonly string[]): string {
  return `export default defineApplication({
  name: '${name}',
  entity: 'component:default/${name}',
  namespace: '${name}',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/${name}', tag: '1.0.0' },
  environments: { dev: { destination: 'dev-vcluster' } },
  dependencies: { ${needs.map(need => `${need}: '${need}'`).join(', ')} },
});
`;
}

describe('gitops:cdk8s:generate in a repository with other applications', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.clear());

  /** Adds `web` to a repository with these files; tells which of them were read, and where. */
  async function add(
    files: Readonly<Record<string, string>>,
    changes: Partial<GenerateInput> = {},
  ) {
    const calls: string[] = [];
    const host: Partial<ScmHost> = {
      getBranchCommit: async (_, branch) => {
        calls.push(`commit of ${branch}`);
        return COMMIT;
      },
      listFiles: async (_, ref, prefix) => {
        calls.push(`list ${prefix} at ${ref}`);
        return Object.entries(files).map(([path, text]) => ({
          path,
          sha: gitBlobId(text),
          size: text.length,
        }));
      },
      readFile: async (_, ref, path) => {
        calls.push(`${path} at ${ref}`);
        return Object.hasOwn(files, path) ? files[path] : undefined;
      },
    };
    const action = createGenerateAction({
      config: readGitopsConfig(
        new ConfigReader({
          gitops: {
            repository: {
              url: 'https://git.example.com/platform/gitops',
              mode: 'git',
            },
          },
        }),
      ),
      openRepository: () => ({
        repository: {
          host: 'git.example.com',
          owner: 'platform',
          name: 'gitops',
        },
        host: host as ScmHost,
      }),
    });
    const ran = await runAction(action, {
      input: {
        name: 'web',
        image: { repository: 'ghcr.io/acme/web', tag: '1.0.0' },
        environments: [{ name: 'dev', destination: 'dev-vcluster' }],
        ...changes,
      },
      workspacePath: directory.path,
    });
    return { ...ran, calls };
  }

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      'two that wait for each other',
      { 'config/applications/api.ts': application('api', 'web') },
      'api',
      'api depends on web depends on api: none of them can be first. Remove one of these dependencies.',
    ],
    [
      'a circle of three',
      {
        'config/applications/api.ts': application('api', 'store'),
        'config/applications/store.ts': application('store', 'web'),
      },
      'api',
      'api depends on store depends on web depends on api: none of them can be first. Remove one of these dependencies.',
    ],
    [
      'a circle where an order is kept',
      {
        'config/platform.ts': ORDERED,
        'config/applications/api.ts': application('api', 'web'),
      },
      'api',
      'api depends on web depends on api: none of them can be first. Remove one of these dependencies.',
    ],
    [
      'a dependency that is not there',
      { 'config/applications/store.ts': application('store') },
      'stor',
      'web depends on "stor" as its needs, and the repository has no such application. Add config/applications/stor.ts, or correct the name (the nearest is "store").',
    ],
    [
      'a repository that cannot be read',
      { 'config/applications/store.ts': 'export default 1;' },
      'store',
      'The GitOps repository cannot be read as a whole: config/applications/store.ts',
    ],
  ])('refuses %s and writes nothing', async (_, files, needed, message) => {
    await expect(
      add(files, { dependencies: { needs: needed } }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it('asks for nothing but the settings where no order is kept', async () => {
    const { calls, outputs } = await add({
      'config/platform.ts': `export default definePlatform({ order: { strategy: 'none' } });`,
      'config/applications/store.ts': application('store'),
    });
    expect(calls.sort()).toEqual([
      'commit of main',
      `config/applications.ts at ${COMMIT}`,
      `config/applications/web.ts at ${COMMIT}`,
      `config/platform.ts at ${COMMIT}`,
      `dist/web-dev.yaml at ${COMMIT}`,
    ]);
    expect(outputs.deletes).toEqual([]);
    expect(outputs.summary).not.toContain('What else changes');
  });

  it('reads the others at one commit', async () => {
    const { calls } = await add(
      {
        'config/platform.ts': ORDERED,
        'config/applications/store.ts': application('store'),
        'config/types.d.ts': '',
        'README.md': '',
      },
      { dependencies: { store: 'store' } },
    );
    expect([...new Set(calls)].sort()).toEqual([
      'commit of main',
      `config/applications.ts at ${COMMIT}`,
      `config/applications/store.ts at ${COMMIT}`,
      `config/applications/web.ts at ${COMMIT}`,
      `config/platform.ts at ${COMMIT}`,
      `dist/web-dev.yaml at ${COMMIT}`,
      `list  at ${COMMIT}`,
    ]);
  });

  it('removes what the platform no longer makes', async () => {
    const { log, outputs } = await add({
      'config/platform.ts': ORDERED,
      'dist/platform/generated.yaml': `generator: '@slipway/cdk8s'
version: 0.1.0
configs: []
mode: git
repository:
  url: https://git.example.com/platform/gitops
  branch: main
files:
  - dist/platform/manifests/old.yaml
`,
      'dist/platform/manifests/old.yaml': 'kind: AppProject\n',
    });
    expect(outputs.deletes).toEqual([
      'dist/platform/generated.yaml',
      'dist/platform/manifests/old.yaml',
    ]);
    expect(outputs.summary).toContain(
      '- `dist/platform/manifests/old.yaml` is removed',
    );
    expect(log).toContain(
      'dist/platform/manifests/old.yaml is no longer made; remove it too',
    );
  });
});
