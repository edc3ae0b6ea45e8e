import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { gitBlobId } from '@slipway/cdk8s';
import { readGitopsConfig, ScmHost } from '@slipway/plugin-gitops-node';
import { parse } from 'yaml';
import { runAction } from '../../__testUtils__/runAction';
import { createDeclareAction } from './createDeclareAction';
import { examples } from './createDeclareAction.examples';

const COMMIT = 'c0ffee'.padEnd(40, '0');
const PROMISE = `kind: Promise
spec:
  api:
    kind: CustomResourceDefinition
    spec:
      group: example.org
      names: { kind: VCluster }
      scope: Namespaced
      versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  properties:
                    name: { type: string }
                    vcluster: { type: object, x-kubernetes-preserve-unknown-fields: true }
`;

describe('gitops:cdk8s:declare', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.clear());

  function run(
    input: object,
    files: Readonly<Record<string, string>> | undefined = {},
    isDryRun = false,
  ) {
    const host: Partial<ScmHost> = {
      getBranchCommit: async () => COMMIT,
      listFiles: async () =>
        Object.entries(files).map(([path, content]) => ({
          path,
          sha: gitBlobId(content),
          size: content.length,
        })),
      readFile: async (_, ref, path) => {
        expect(ref).toBe(COMMIT);
        return files[path];
      },
    };
    const action = createDeclareAction({
      config: readGitopsConfig(
        new ConfigReader({
          gitops: {
            repository: { url: 'https://git.example.com/platform/gitops' },
          },
        }),
      ),
      openRepository: () => {
        if (isDryRun) {
          throw new Error('a dry run must not ask the Git host');
        }
        return {
          repository: {
            host: 'git.example.com',
            owner: 'platform',
            name: 'gitops',
          },
          host: host as ScmHost,
        };
      },
    });
    return runAction(action, {
      input,
      workspacePath: directory.path,
      context: { isDryRun },
    });
  }

  function text(path: string): string {
    return readFileSync(join(directory.path, path), 'utf8');
  }

  it.each(examples.map(({ description, example }) => [description, example]))(
    'takes the example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      const { outputs } = await run(input, {
        'promises/vcluster/promise.yaml': PROMISE,
      });
      expect(outputs).toMatchObject({ commit: COMMIT, findings: [] });
      expect(text(String(outputs.path))).toContain('export default define');
    },
  );

  it('makes the package and shows its waves', async () => {
    const { log, outputs } = await run({
      kind: 'cluster',
      name: 'media',
      config: {
        role: 'vcluster',
        environment: 'production',
        credentials: { store: { name: 'vault' }, key: 'media' },
      },
    });
    expect(log).toEqual([
      'platform: 1 wave, at least 0 s',
      '  Sync -80  ExternalSecret/cluster-media',
      'config/clusters/media.ts is new; wrote 5 files',
    ]);
    expect(outputs).toMatchObject({
      kind: 'cluster',
      name: 'media',
      applications: ['platform'],
      deletes: [],
    });
    expect(outputs.summary).toContain('Adds the cluster **media**');
    expect(outputs.summary).toContain('idpbuilder takes the packages');
    expect(parse(text('dist/platform.yaml')).spec.source.repoURL).toBe(
      'cnoe://platform/manifests',
    );
  });

  it('says what the rules say, and only of what is new', async () => {
    const { log, outputs } = await run(
      {
        kind: 'cluster',
        name: 'media',
        config: { role: 'vcluster', environment: 'production' },
      },
      {
        'config/applications/store.ts': `export default defineApplication({
  name: 'store',
  entity: 'component:default/store',
  namespace: 'store',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/store', tag: '1.0.0' },
  environments: { dev: { destination: 'medai' } },
});`,
      },
    );
    expect(outputs.findings).toEqual([
      expect.objectContaining({ rule: 'destination', level: 'warning' }),
    ]);
    expect(log[0]).toContain('the nearest is "media"');
  });

  it('keeps what is there when it is told to', async () => {
    const mine = `export default defineCluster({ name: 'media', role: 'hub', environment: 'x' });`;
    const { outputs } = await run(
      {
        kind: 'cluster',
        name: 'media',
        onExisting: 'keep',
        config: { role: 'vcluster', environment: 'production' },
      },
      { 'config/clusters/media.ts': mine },
    );
    expect(outputs.files).toEqual([]);
    expect(outputs.summary).toContain('Keeps the cluster **media**');
  });

  it('lets a declaration of somebody else that is broken say so', async () => {
    await expect(
      run(
        {
          kind: 'project',
          name: 'shop',
          config: {
            sourceRepos: ['*'],
            destinations: [{ name: '*', namespace: '*' }],
          },
        },
        { 'config/clusters/hub.ts': 'export default 1;' },
      ),
    ).rejects.toThrow(
      'The GitOps repository cannot be read as a whole: config/clusters/hub.ts:1: the default export is "1"',
    );
  });

  it('runs dry without the Git host, and tells what only the repository knows', async () => {
    const { outputs } = await run(
      {
        kind: 'request',
        name: 'media',
        config: { schema: 'promises/vcluster/promise.yaml', spec: {} },
      },
      undefined,
      true,
    );
    expect(outputs).toMatchObject({
      commit: undefined,
      files: ['config/requests/media.ts'],
      findings: [expect.objectContaining({ rule: 'request-schema' })],
    });
  });
});
