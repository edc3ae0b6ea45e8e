import { FleetBench } from '../__testUtils__/FleetBench';
import { createDeclareAction } from '../actions/declare/createDeclareAction';

jest.setTimeout(120_000);

function declare(input: object) {
  return { action: createDeclareAction, input };
}

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

const CLEAN = {
  status: 0,
  output: 'Everything below dist/ is what its config gives.\n',
};

/** As a person wrote it. */
const HUB = `import { defineCluster } from '@slipway/cdk8s';

export default defineCluster({
  name: 'hub', // Argo CD's own
  role: 'control-plane',
  environment: 'production',
});
`;

describe('what the portal declares in a repository', () => {
  const bench = new FleetBench();
  /** Of the tests that change nothing. */
  let hub: ReturnType<FleetBench['begin']> | undefined;

  beforeAll(() => bench.start());
  afterAll(() => bench.stop());

  it('is what the command line makes of it, in a repository that declares nothing yet', async () => {
    const repository = await bench.begin({
      'config/applications/store.ts': application('store'),
    });
    const { outputs } = await bench.merge(
      [
        declare({
          kind: 'project',
          name: 'shop',
          config: {
            sourceRepos: ['*'],
            destinations: [{ name: 'dev-vcluster', namespace: '*' }],
          },
        }),
        declare({
          kind: 'cluster',
          name: 'dev-vcluster',
          config: {
            role: 'vcluster',
            environment: 'dev',
            addons: { dns: true },
            credentials: { store: { name: 'vault' }, key: 'dev' },
          },
        }),
        declare({
          kind: 'addon',
          name: 'dns',
          config: {
            namespace: 'dns',
            source: {
              type: 'chart',
              repoURL: 'https://charts.example.com',
              chart: 'dns',
              version: '1.0.0',
            },
            values: { policy: '' },
          },
        }),
        declare({
          kind: 'applicationSet',
          name: 'policies',
          config: {
            generators: [{ clusters: {} }],
            template: {
              name: 'policies-{{ .nameNormalized }}',
              destination: '{{ .name }}',
              namespace: 'policies',
              sources: [
                {
                  type: 'git',
                  repoURL: 'https://git.example.com/p',
                  path: '.',
                },
              ],
            },
          },
        }),
        declare({
          kind: 'promise',
          name: 'bucket',
          config: {
            api: {
              group: 'platform.example.com',
              kind: 'Bucket',
              properties: { region: { type: 'string' } },
            },
            pipelines: {
              configure: [
                {
                  name: 'make',
                  containers: [{ name: 'make', image: 'acme/bucket:1.0.0' }],
                },
              ],
            },
          },
        }),
        declare({
          kind: 'request',
          name: 'pictures',
          config: {
            schema: 'config/promises/bucket.ts',
            spec: { region: 'eu' },
          },
        }),
      ],
      repository,
    );
    expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
    expect(await bench.slipway('lint')).toMatchObject({ status: 0 });
    expect(
      bench.text('dist/platform-requests/manifests/Bucket.pictures.k8s.yaml'),
    ).toContain('region: eu');
    expect(bench.text('dist/platform/addons/dns.yaml')).toBe('policy: ""\n');
    expect(outputs.applications).toEqual(['platform', 'platform-requests']);
    expect(outputs.summary).toContain('Adds the request **pictures**');
    expect(outputs.summary).toContain('- `config/promises/bucket.ts`');
    expect(outputs.summary).toContain('| Sync | -50 | Promise `bucket` |');
  });

  it('changes a file that is there and leaves the rest of it alone', async () => {
    const repository = await bench.begin({ 'config/clusters/hub.ts': HUB });
    const { outputs } = await bench.merge(
      [
        declare({
          kind: 'cluster',
          name: 'hub',
          onExisting: 'merge',
          config: { credentials: { store: { name: 'vault' }, key: 'hub' } },
        }),
      ],
      repository,
    );
    expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
    expect(bench.text('config/clusters/hub.ts')).toContain(
      "  name: 'hub', // Argo CD's own\n  role: 'control-plane',\n",
    );
    expect(outputs.summary).toContain('- `config/clusters/hub.ts` is changed');
    expect(outputs.files).toContain(
      'dist/platform/manifests/ExternalSecret.cluster-hub.k8s.yaml',
    );
  });

  it('moves the applications when the settings choose what keeps their order', async () => {
    const repository = await bench.begin({
      'config/applications/store.ts': application('store'),
      'config/applications/web.ts': application('web', 'store'),
    });
    const { outputs } = await bench.merge(
      [
        declare({
          kind: 'platform',
          config: {
            order: { strategy: 'app-of-apps', applicationHealth: true },
          },
        }),
      ],
      repository,
    );
    expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
    expect(bench.text('dist/web-dev.yaml')).toContain('sync-wave: "1"');
    expect(outputs.summary).toContain(
      '- **web-dev** gets wave 1 among the Applications (app-of-apps)\n',
    );
    expect(outputs.summary).toContain('## Order of the applications');

    const undone = await bench.merge(
      [
        declare({
          kind: 'platform',
          onExisting: 'replace',
          config: { rules: { 'project-open': 'error' } },
        }),
      ],
      repository,
    );
    expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
    expect(bench.text('dist/web-dev.yaml')).not.toContain('sync-wave');
    expect(undone.outputs.deletes).toContain(
      'dist/platform/manifests/Application.applications-dev.k8s.yaml',
    );
  });

  it.each<[string, object, string, string]>([
    [
      'a name that is taken',
      {
        kind: 'cluster',
        name: 'hub',
        config: { role: 'x', environment: 'y' },
      },
      'ConflictError',
      'config/clusters/hub.ts is in ',
    ],
    [
      'a wrong value',
      {
        kind: 'cluster',
        name: 'media',
        config: { role: 'vcluster', environment: 'a b' },
      },
      'InputError',
      'config/clusters/media.ts: environment is "a b", which is no label value',
    ],
    [
      'a schema that is not there',
      {
        kind: 'request',
        name: 'media',
        config: { schema: 'crds/thing.yaml', spec: {} },
      },
      'InputError',
      'media names crds/thing.yaml, and the repository has no such file.',
    ],
    [
      'an unknown kind',
      { kind: 'clutser', name: 'media', config: {} },
      'InputError',
      'kind is "clutser"; use one of addon, applicationSet, cluster,',
    ],
  ])('refuses %s, and writes nothing', async (_, input, name, message) => {
    hub ??= bench.begin({ 'config/clusters/hub.ts': HUB });
    await expect(bench.run([declare(input)], await hub)).rejects.toThrow(
      expect.objectContaining({
        name,
        message: expect.stringContaining(message),
      }),
    );
    expect(bench.workspaceFiles()).toEqual([]);
  });
});
