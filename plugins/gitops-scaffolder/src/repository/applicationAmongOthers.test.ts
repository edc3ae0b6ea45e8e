import { FleetBench } from '../__testUtils__/FleetBench';
import { createGenerateAction } from '../actions/generate/createGenerateAction';
import { GenerateInput } from '../actions/generate/GenerateInput';

jest.setTimeout(120_000);

function service(name: string): GenerateInput {
  return {
    name,
    image: { repository: `ghcr.io/acme/${name}`, tag: '1.0.0' },
    environments: [{ name: 'dev' }],
  };
}

describe('an application that is added among others', () => {
  const bench = new FleetBench();

  beforeAll(() => bench.start());
  afterAll(() => bench.stop());

  /** Adds it by the form's two steps, merges the pull request and clones what came of it. */
  function add(
    input: GenerateInput,
    repository: Awaited<ReturnType<FleetBench['begin']>>,
  ) {
    return bench.merge([{ action: createGenerateAction, input }], repository);
  }

  const STORE = `{
  name: 'store',
  entity: 'component:default/store',
  namespace: 'store',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/store', tag: '1.0.0' },
  environments: { dev: { destination: 'dev-vcluster' } },
}`;
  const OWN_FILE = {
    'config/applications/store.ts': `export default defineApplication(${STORE});\n`,
  };
  const CENTRAL_FILE = {
    'config/applications.ts': `export const applications = [\n${STORE},\n];\n`,
  };

  it.each([
    ['a file of its own', OWN_FILE],
    ['the central file', CENTRAL_FILE],
  ])(
    'takes its place in the order, as does what it depends on, in %s',
    async (_, store) => {
      const repository = await bench.begin({
        'config/platform.ts': `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`,
        ...store,
      });
      const { outputs } = await add(
        { ...service('web'), dependencies: { store: 'store' } },
        repository,
      );
      expect(await bench.slipway('synth', '--check')).toEqual({
        status: 0,
        output: 'Everything below dist/ is what its config gives.\n',
      });
      expect(bench.text('dist/web-dev.yaml')).toContain('sync-wave: "1"');
      expect(bench.text('dist/store-dev.yaml')).toContain('sync-wave: "0"');
      expect(outputs.summary).toContain(
        '- **store-dev** gets wave 0 among the Applications (app-of-apps)\n',
      );
      expect(outputs.summary).toContain(
        '- `dist/platform/manifests/Application.applications-dev.k8s.yaml`',
      );
      // What the others' config gives as before is left alone.
      expect(outputs.files).not.toContain(
        'dist/store-dev/manifests/Deployment.store-dev.k8s.yaml',
      );
    },
  );

  it('brings what Kargo needs for its promotion', async () => {
    const repository = await bench.begin(OWN_FILE);
    const { outputs } = await add(
      { ...service('web'), promotion: { kargo: { project: 'web-kargo' } } },
      repository,
    );
    expect(await bench.slipway('synth', '--check')).toEqual({
      status: 0,
      output: 'Everything below dist/ is what its config gives.\n',
    });
    expect(bench.text('dist/platform-promotion.yaml')).toContain(
      'path: dist/platform-promotion/manifests',
    );
    expect(outputs.summary).toContain('- `dist/platform-promotion.yaml`');
    expect(outputs.summary).not.toContain('store-dev');
  });
});
