import { FleetBench } from '../__testUtils__/FleetBench';
import { createChangeAction } from '../actions/change/createChangeAction';

jest.setTimeout(120_000);

const CLEAN = {
  status: 0,
  output: 'Everything below dist/ is what its config gives.\n',
};

/** As a person wrote it. */
function literal(name: string): string {
  return `{
  name: '${name}', // short
  entity: 'component:default/${name}',
  namespace: '${name}',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/${name}', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev-vcluster', env: { DEBUG: '1', LEVEL: 'info' } },
    production: { destination: 'eu-prod-1' },
  },
}`;
}

function ownFile(name: string) {
  return {
    [`config/applications/${name}.ts`]: `export default defineApplication(${literal(name)});\n`,
  };
}

describe('an application that is changed in a repository', () => {
  const bench = new FleetBench();

  beforeAll(() => bench.start());
  afterAll(() => bench.stop());

  async function change(
    files: Readonly<Record<string, string>>,
    input: object,
  ) {
    const repository = await bench.begin(files);
    return bench.merge(
      [
        {
          action: createChangeAction,
          input: { name: 'web', environment: 'dev', ...input },
        },
      ],
      repository,
    );
  }

  it.each([
    ['a file of its own', 'config/applications/web.ts', ownFile('web')],
    [
      'the central file',
      'config/applications.ts',
      {
        'config/applications.ts': `export const applications = [\n${literal('web')},\n];\n`,
      },
    ],
  ])('is what the command line makes of it, in %s', async (_, path, files) => {
    const { outputs } = await change(files, {
      fields: { replicas: 3, env: { TRACE: 'on' } },
      removes: ['/env/DEBUG'],
      config: { chart: { props: { probes: { readiness: { path: '/ok' } } } } },
    });
    expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
    expect(bench.text(path)).toContain("name: 'web', // short");
    expect(bench.text(path)).toContain("env: { LEVEL: 'info', TRACE: 'on' }");
    const deployment = (environment: string) =>
      bench.text(
        `dist/web-${environment}/manifests/Deployment.web-${environment}.k8s.yaml`,
      );
    expect(deployment('dev')).toContain('replicas: 3');
    expect(deployment('dev')).toContain('path: /ok');
    // What is shared gets there when somebody brings it there.
    expect(deployment('production')).not.toContain('path: /ok');
    expect(outputs.deletes).toEqual([]);
  });

  it('takes its place among the others', async () => {
    const { outputs } = await change(
      {
        'config/platform.ts': `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`,
        ...ownFile('store'),
        ...ownFile('web'),
      },
      {
        config: {
          dependencies: { store: 'store' },
          chart: { props: { probes: { readiness: { path: '/ok' } } } },
        },
      },
    );
    expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
    expect(bench.text('dist/web-dev.yaml')).toContain('sync-wave: "1"');
    // The place is all that production gets.
    expect(bench.text('dist/web-production.yaml')).toContain('sync-wave: "1"');
    expect(
      bench.text(
        'dist/web-production/manifests/Deployment.web-production.k8s.yaml',
      ),
    ).not.toContain('path: /ok');
    expect(outputs.summary).toContain(
      '- **store-dev** gets wave 0 among the Applications (app-of-apps)\n',
    );
  });

  describe('and whose other environments have not got an earlier change', () => {
    const probe = {
      chart: { props: { probes: { readiness: { path: '/ok' } } } },
    };
    const files = {
      'config/platform.ts': `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`,
      ...ownFile('base'),
      ...ownFile('store'),
      'config/applications/web.ts': ownFile('web')[
        'config/applications/web.ts'
      ].replace('  image:', "  dependencies: { store: 'store' },\n  image:"),
    };

    it.each([
      ['itself', { name: 'web', dependencies: { base: 'base' } }, '1'],
      ['another', { name: 'store', dependencies: { base: 'base' } }, '2'],
    ])(
      'brings them the place alone when it changes %s',
      async (_, { name, dependencies }, wave) => {
        const repository = await bench.begin(files);
        const run = (input: object) =>
          bench.merge(
            [
              {
                action: createChangeAction,
                input: { environment: 'dev', ...input },
              },
            ],
            repository,
          );
        await run({ name: 'web', config: probe });
        await run({ name, config: { dependencies } });
        const application = bench.text('dist/web-production.yaml');
        expect(application).toContain(`sync-wave: "${wave}"`);
        expect(
          bench.text(
            'dist/web-production/manifests/Deployment.web-production.k8s.yaml',
          ),
        ).not.toContain('path: /ok');
        expect(await bench.slipway('synth', '--check')).toEqual(CLEAN);
      },
    );
  });
});
